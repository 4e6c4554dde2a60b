import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../electron/files/decode-text.ts'

const TEXT = '{"label": "Mémoires"}'

describe('the text of a file', () => {
  test('in UTF-8 is as it is', () => {
    expect(decodeText(Buffer.from(TEXT))).toEqual({ text: TEXT, repairs: [] })
  })

  test.each<[string, Buffer]>([
    ['with a byte order mark', Buffer.from(`\ufeff${TEXT}`)],
    ['in UTF-16', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
    ['in UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['in UTF-16, the other way round', Buffer.from(TEXT, 'utf16le').swap16()],
    ['in the Western encoding', Buffer.from(TEXT, 'latin1')],
  ])('%s is read, and that is told', (_name, bytes) => {
    const { text, repairs } = decodeText(bytes)
    expect(text).toBe(TEXT)
    expect(repairs).toHaveLength(1)
  })
})
