import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBase } from '../../../iiif/export/addresses.ts'
import { Problem } from '../../../iiif/problem.ts'

describe('a base address', () => {
  test.each([
    ['https://example.org/objects', 'https://example.org/objects'],
    ['https://example.org/objects/', 'https://example.org/objects'],
    ['https://example.org/objects///', 'https://example.org/objects'],
    [' HTTPS://Example.ORG ', 'https://example.org'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://127.0.0.1:8080/a/b', 'http://127.0.0.1:8080/a/b'],
    ['http://[::1]:8080/a', 'http://[::1]:8080/a'],
    ['https://example.org/my codex/ä', 'https://example.org/my%20codex/%C3%A4'],
    ['https://example.org/my%20codex', 'https://example.org/my%20codex'],
  ])('%j becomes %s', (text, normal) => expect(parseBase(text)).toBe(normal))

  test.each([
    '',
    'example.org',
    'ftp://example.org',
    'file:///tmp',
    'https://',
    'https:///path',
    'https://example.org/?a=b',
    'https://example.org/#part',
    'https://user:word@example.org',
    'https://example.org:99999',
    'https://exa mple.org',
    'javascript:alert(1)',
    'https://example.org/a\nb',
    'https://example.org\\evil',
  ])('%j is refused', (text) => expect(() => parseBase(text)).toThrow(Problem))

  test('in its normal form stays as it is', () => {
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        const once = parseBase(url)
        expect(parseBase(once)).toBe(once)
        expect(once.endsWith('/')).toBe(false)
      }),
    )
  })
})
