// Checks that read the code and do not run it. Each counts as one.
import { listen, result, tool } from './result.mjs'

const TYPES = [
  tool('tsc', '-p', 'iiif'),
  tool('tsc', '-p', 'electron'),
  tool('vue-tsc', '-p', 'renderer'),
  tool('vue-tsc', '-p', 'test'),
]

async function check(name, commands) {
  const outputs = []
  let isGood = true
  for (const command of commands) {
    const { code, output } = await listen(command)
    if (code === 0) continue
    isGood = false
    outputs.push(output.trim())
  }
  process.stdout.write(`${[`${isGood ? '✓' : '✗'} ${name}`, ...outputs].join('\n')}\n`)
  return result(isGood ? 1 : 0, isGood ? 0 : 1)
}

export const checkTypes = () => check('types', TYPES)
export const checkLint = () => check('lint', [tool('eslint', '.')])
export const checkFormat = () =>
  check('format', [tool('prettier', '--check', '--log-level=warn', '.')])
