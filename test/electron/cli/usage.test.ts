import { afterAll, describe, expect, test } from 'vitest'
import { removeBuiltCli } from './support/build-cli.ts'
import { runCli } from './support/run-cli.ts'

afterAll(removeBuiltCli)

describe('help', () => {
  test.each([[['--help']], [['-h']], [['help']]])('%j names the commands', async (words) => {
    const { code, stdout, stderr } = await runCli(words)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const name of ['serve FOLDER', 'manifest FOLDER', 'validate FILE'])
      expect(stdout).toContain(name)
  })

  test.each(['serve', 'manifest', 'validate'])('%s --help says how it is used', async (name) => {
    const { code, stdout } = await runCli([name, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`^Usage: florilegium ${name}`))
    expect(stdout).toContain('Exit codes')
  })
})

test('--version says which version this is, and what it runs on', async () => {
  const { code, stdout } = await runCli(['--version'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Florilegium \d+\.\d+\.\d+\nNode \d+\.\d+\.\d+\n/)
})

describe('what is not understood ends with 2 and a sentence, and nothing on standard output', () => {
  test.each<[readonly string[], string]>([
    [[], 'No command was given'],
    [['sing'], '"sing" is not a command'],
    [['serve'], 'needs a folder'],
    [['serve', 'a', 'b'], '"b" is too much'],
    [['serve', 'a', '--port', 'x'], '--port is a number'],
    [['serve', 'a', '--port', '0'], '--port is a number'],
    [['serve', 'a', '--port', '65536'], '--port is a number'],
    [['serve', 'a', '--sample'], 'not both'],
    [['serve', 'a', '--loud'], "Unknown option '--loud'"],
    [['manifest', 'a', '--version', '4'], '--version is one of'],
    [['manifest', 'a', '--version'], "'--version"],
    [['manifest'], 'needs a folder'],
    [['validate'], 'needs a file'],
    [['validate', 'a', '--api', '1.0'], '--api is one of'],
    [['validate', 'a', '--format', 'xml'], '--format is one of'],
  ])('%j', async (words, sentence) => {
    const { code, stdout, stderr } = await runCli(words)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr).toContain('--help')
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
