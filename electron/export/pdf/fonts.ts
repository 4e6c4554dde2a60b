import { readFileSync } from 'node:fs'
import path from 'node:path'
import { create, type Font } from 'fontkit'

/** The fonts that come with the program, in the order in which they are tried for a letter. */
export const FONT_NAMES = ['serif', 'sans'] as const
export type FontName = (typeof FONT_NAMES)[number]

/** DejaVu: both may be embedded in any document. The second has Hebrew, Arabic and many signs. */
const FILES: Readonly<Record<FontName, string>> = {
  serif: 'DejaVuSerifCondensed.ttf',
  sans: 'DejaVuSans.ttf',
}

/** The letters of a PDF: which font has which, and their bytes. */
export interface PdfFonts {
  readonly data: Readonly<Record<FontName, Buffer>>
  has(font: FontName, codePoint: number): boolean
}

/** @param folder of the fonts as the build lays them out. Absolute. */
export function loadFonts(folder: string): PdfFonts {
  const load = (name: FontName): Buffer => readFileSync(path.join(folder, FILES[name]))
  const data = { serif: load('serif'), sans: load('sans') }
  const fonts: Readonly<Record<FontName, Font>> = {
    serif: open(data.serif),
    sans: open(data.sans),
  }
  return { data, has: (font, codePoint) => fonts[font].hasGlyphForCodePoint(codePoint) }
}

function open(data: Buffer): Font {
  const font = create(data)
  if ('fonts' in font) throw new Error('A font of the program is a collection')
  return font
}

/** What is drawn by no letter of its own: it directs, joins or divides others. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}]/u

/** The letters of texts that no font has, each once. */
export function lettersWithout(fonts: PdfFonts, texts: readonly string[]): string {
  const missing = new Set<string>()
  for (const text of texts) {
    for (const letter of text.normalize('NFC')) {
      const code = letter.codePointAt(0) ?? 0
      if (UNSEEN.test(letter) || FONT_NAMES.some((name) => fonts.has(name, code))) continue
      missing.add(letter)
    }
  }
  return [...missing].join('')
}
