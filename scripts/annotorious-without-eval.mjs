import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

/** Places in Annotorious' bundle that make functions at run time, and what takes their place. */
const REPLACEMENTS = [
  [
    /systemCheck\(\) \{\s*if \(![\w$]+\(\)\)\s*throw new Error\("Current environment[^"]*"\);\s*\}/,
    'systemCheck() {}',
  ],
  [
    /syncUniforms\(t, e, i\) \{\s*\(t\.syncUniforms\[this\.shader\.program\.id\][^\n]*\n\s*\}/,
    'syncUniforms(t, e) { syncUniformsStatically(t, this.shader.program.uniformData, e.uniformData, t.uniforms, this.renderer) }',
  ],
]

/**
 * A Vite plugin. Annotorious carries its own pixi.js 7, which compiles functions at run time; a content
 * security policy without 'unsafe-eval' needs pixi's static way, which @pixi/unsafe-eval holds but cannot
 * put into that copy.
 */
export function annotoriousWithoutEval() {
  const statically = path.join(
    path.dirname(require.resolve('@pixi/unsafe-eval')),
    'syncUniforms.mjs',
  )
  return {
    name: 'annotorious-without-eval',
    transform: {
      filter: { id: /annotorious-openseadragon\.es\.js$/ },
      handler(bundle) {
        let code = bundle
        for (const [place, replacement] of REPLACEMENTS) {
          if (!place.test(code)) throw new Error(`Annotorious has changed: ${place} is not in it`)
          code = code.replace(place, replacement)
        }
        const imported = `import { syncUniforms as syncUniformsStatically } from ${JSON.stringify(statically)}\n`
        return { code: imported + code, map: null }
      },
    },
  }
}
