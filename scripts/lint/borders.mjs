// Who may import whom, as one table. docs/architecture.md explains it; `borders` (an ESLint rule) enforces it.
import path from 'node:path'

const NODE = /^node:/
const SHARP = /^sharp$/
const ELECTRON = /^electron$/
const WATCHER = /^chokidar$/
const WASM_DECODERS = /^(@hyzyla\/pdfium|@cornerstonejs\/codec-openjpeg|libheif-js)(\/.+)?$/
const XML = /^fast-xml-parser$/
const ZIP = /^(yazl|yauzl)$/
const PDF = /^(pdfkit|fontkit|bidi-js)$/
const WINDOW_LIBRARIES =
  /^(vue|pinia|vue-i18n|@vueuse\/core|@lucide\/vue|reka-ui|openseadragon|@annotorious\/.+|@tanstack\/vue-virtual|@atlaskit\/pragmatic-drag-and-drop.*|world-atlas\/land-110m\.json)$/

/**
 * @typedef {object} Border
 * @property {string} code      the folder or file it speaks of, from the root of the project
 * @property {string[]} may     folders and files of ours that it may import
 * @property {string[]} [types] folders of which it may import types only
 * @property {RegExp[]} [packages] packages it may import
 */

/** The first row that fits a file holds; the more particular rows come first. @type {Border[]} */
export const BORDERS = [
  { code: 'iiif/', may: ['iiif/'] },
  { code: 'electron/contract/', may: ['electron/contract/'], types: ['iiif/'] },
  {
    code: 'electron/decoders/',
    may: ['electron/decoders/', 'iiif/'],
    packages: [NODE, WASM_DECODERS],
  },
  {
    code: 'electron/image-server/',
    may: ['electron/image-server/', 'electron/decoders/', 'iiif/'],
    types: ['electron/contract/'],
    packages: [NODE, SHARP],
  },
  {
    code: 'electron/files/',
    may: ['electron/files/', 'electron/decoders/', 'iiif/'],
    types: ['electron/contract/'],
    packages: [NODE, WATCHER, XML],
  },
  { code: 'electron/remote/', may: ['electron/remote/', 'iiif/'], packages: [NODE] },
  {
    code: 'electron/export/pdf/',
    may: ['electron/export/', 'electron/files/', 'electron/contract/', 'iiif/'],
    packages: [NODE, PDF],
  },
  {
    code: 'electron/export/pack/',
    may: ['electron/export/', 'electron/files/', 'electron/contract/', 'iiif/'],
    packages: [NODE, ZIP],
  },
  {
    code: 'electron/export/',
    may: ['electron/export/', 'electron/files/', 'electron/contract/', 'iiif/'],
    packages: [NODE],
  },
  {
    code: 'electron/app/',
    may: [
      'electron/app/',
      'electron/export/',
      'electron/files/',
      'electron/remote/',
      'electron/contract/',
      'iiif/',
    ],
    packages: [NODE],
  },
  { code: 'electron/preload.ts', may: ['electron/contract/'], packages: [ELECTRON] },
  {
    code: 'electron/shell/',
    may: ['electron/shell/', 'electron/app/', 'electron/contract/', 'iiif/'],
    packages: [NODE, ELECTRON],
  },
  {
    code: 'electron/main.ts',
    may: ['electron/shell/', 'electron/app/', 'electron/contract/'],
    packages: [NODE, ELECTRON],
  },
  {
    code: 'electron/cli',
    may: [
      'electron/cli',
      'electron/app/',
      'electron/export/',
      'electron/files/',
      'electron/contract/',
      'iiif/',
    ],
    packages: [NODE],
  },
  {
    code: 'renderer/',
    may: ['renderer/', 'iiif/'],
    types: ['electron/contract/'],
    packages: [WINDOW_LIBRARIES],
  },
]

const root = path.resolve(import.meta.dirname, '../..')

/** The path of a file from the root of the project, with forward slashes. */
const fromRoot = (file) => path.relative(root, file).split(path.sep).join('/')

export const borders = {
  meta: {
    type: 'problem',
    messages: {
      folder:
        '{{code}} may not import {{imported}} (see docs/architecture.md, who may import whom).',
      typesOnly: '{{code}} may import {{imported}} by type only (see docs/architecture.md).',
      package: '{{code}} may not import the package "{{imported}}" (see docs/architecture.md).',
    },
    schema: [],
  },
  create(context) {
    const file = fromRoot(context.filename)
    const border = BORDERS.find(({ code }) => file.startsWith(code))
    if (!border) return {}

    const check = (node, source, isTypeOnly) => {
      if (typeof source?.value !== 'string') return
      const imported = source.value
      if (!imported.startsWith('.')) {
        if (border.packages?.some((allowed) => allowed.test(imported))) return
        context.report({
          node: source,
          messageId: 'package',
          data: { code: border.code, imported },
        })
        return
      }
      const target = fromRoot(path.resolve(path.dirname(context.filename), imported))
      if (border.may.some((allowed) => target.startsWith(allowed))) return
      const mayByType = border.types?.some((allowed) => target.startsWith(allowed))
      if (mayByType && isTypeOnly) return
      const messageId = mayByType ? 'typesOnly' : 'folder'
      context.report({ node: source, messageId, data: { code: border.code, imported: target } })
    }

    return {
      ImportDeclaration: (node) => check(node, node.source, node.importKind === 'type'),
      ExportNamedDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ExportAllDeclaration: (node) => check(node, node.source, node.exportKind === 'type'),
      ImportExpression: (node) => check(node, node.source, false),
    }
  },
}
