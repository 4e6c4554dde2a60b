import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import tseslint from 'typescript-eslint'
import { borders } from './scripts/lint/borders.mjs'

const BOOLEAN_PARAMETER = {
  selector:
    ':function > Identifier[typeAnnotation.typeAnnotation.type="TSBooleanKeyword"], TSMethodSignature > Identifier.params[typeAnnotation.typeAnnotation.type="TSBooleanKeyword"]',
  message:
    'No boolean parameters: what would `true` mean at the call? Use a named option or two functions.',
}
const DEFAULT_EXPORT = {
  selector: 'ExportDefaultDeclaration',
  message: 'No default exports: a name is the same everywhere.',
}

export default tseslint.config(
  { ignores: ['dist/', 'release/', 'test-results/', 'node_modules/'] },
  {
    files: ['**/*.ts', '**/*.vue'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          'iiif/tsconfig.json',
          'electron/tsconfig.json',
          'renderer/tsconfig.json',
          'test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    plugins: { florilegium: { rules: { borders } } },
    rules: {
      'florilegium/borders': 'error',
      'max-lines': ['error', { max: 300 }],
      'max-params': ['error', 3],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-else-return': 'error',
      'no-restricted-syntax': ['error', BOOLEAN_PARAMETER, DEFAULT_EXPORT],
      'prefer-const': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['**/*.vue'],
    extends: [...vue.configs['flat/essential'], ...accessibility.configs['flat/recommended']],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vuejs-accessibility/label-has-for': 'off',
      'vuejs-accessibility/no-static-element-interactions': 'error',
    },
  },
  { files: ['renderer/stores/**'], rules: { 'max-lines': ['error', { max: 150 }] } },
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  { files: ['renderer/env.d.ts', '*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.mjs', '**/*.js'],
    rules: { 'max-lines': ['error', { max: 300 }], 'prefer-const': 'error', eqeqeq: 'error' },
  },
  prettier,
)
