import { describe, expect, test } from 'vitest'
import { annotationsOf, readFixture, readText, remarksOf, textsOf } from './support/read.ts'

describe('ALTO', () => {
  test('version 2, in tenths of a millimetre: lines with their words, hyphens and quotation marks', () => {
    const { pages } = readFixture('letters-alto-2.xml')
    expect(pages).toHaveLength(1)
    expect(pages[0]!.names).toEqual(['C:\\scans\\letters\\f. 1.tif'])
    expect(pages[0]!.units).toEqual({ kind: 'page', width: 1684, height: 2396 })
    expect(textsOf(pages[0])).toEqual([
      'Hochgeehrter Herr Pro-',
      'fessor, "Müller" & Sohn',
      'unplaced',
    ])
    expect(annotationsOf(pages[0])[0]).toEqual({
      id: 'Line_1',
      motivation: 'supplementing',
      bodies: [{ value: 'Hochgeehrter Herr Pro-', language: 'de' }],
      target: { kind: 'rectangle', x: 200, y: 200, width: 1200, height: 80 },
    })
  })

  test('a line without a place is kept on the whole canvas, and listed with its line in the file', () => {
    const [page] = readFixture('letters-alto-2.xml').pages
    expect(annotationsOf(page)[2]).toMatchObject({ id: 'Line_3', target: { kind: 'whole' } })
    expect(remarksOf(page)).toMatchObject([
      {
        effect: 'changed',
        place: { kind: 'line', line: 40 },
        problem: { code: 'annotations/place-missing' },
        source: 'unplaced',
      },
    ])
  })

  test('version 4, with a prefix: outlines of lines, languages, and a line that nobody transcribed', () => {
    const [page] = readFixture('letters-alto-4.xml').pages
    expect(annotationsOf(page)).toMatchObject([
      {
        id: 'eSc_line_1',
        bodies: [{ value: 'In principio erat uerbum', language: 'la' }],
        target: { kind: 'polygon', points: [{ x: 60, y: 170 }, { x: 340 }, {}, {}] },
      },
      { id: 'eSc_line_2', bodies: [{ value: 'ἐν ἀρχῇ ἦν ὁ λόγος', language: 'grc' }] },
      { id: 'eSc_line_3', bodies: [], target: { kind: 'rectangle', x: 60, y: 234 } },
    ])
  })

  test('blocks hold the text of their lines; words are each for themselves', () => {
    expect(textsOf(readFixture('letters-alto-2.xml', 'block').pages[0])[0]).toBe(
      'Hochgeehrter Herr Pro-\nfessor, "Müller" & Sohn',
    )
    const words = annotationsOf(readFixture('letters-alto-2.xml', 'word').pages[0])
    expect(words.map(({ id }) => id)).toEqual(['S_1', 'S_2', 'S_3', 'S_4', 'S_5', 'S_6'])
    expect(words[1]!.target).toEqual({ kind: 'rectangle', x: 640, y: 200, width: 300, height: 80 })
  })

  test('tenths of a millimetre on a page of unknown size are no places, but the texts stay', () => {
    const text = `<alto><Description><MeasurementUnit>mm10</MeasurementUnit></Description><Layout><Page>
      <PrintSpace><TextBlock><TextLine ID="l" HPOS="1" VPOS="2" WIDTH="3" HEIGHT="4"><String CONTENT="kept"/></TextLine>
      </TextBlock></PrintSpace></Page></Layout></alto>`
    const [page] = readText('a.xml', text).pages
    expect(annotationsOf(page)).toMatchObject([
      { id: 'l', bodies: [{ value: 'kept' }], target: { kind: 'whole' } },
    ])
    expect(remarksOf(page)).toMatchObject([{ problem: { code: 'annotations/size-unknown' } }])
  })
})

describe('hOCR', () => {
  test('every page with the name of its image, and its lines in reading order', () => {
    const { pages } = readFixture('letters.hocr')
    expect(pages.map(({ names }) => names)).toEqual([
      ['/home/scholar/scans/f. 1.jpg'],
      ['/home/scholar/scans/f. 2.jpg'],
    ])
    expect(pages[0]!.units).toEqual({ kind: 'page', width: 842, height: 1198 })
    expect(textsOf(pages[0])).toEqual(['Gallia est omnis', 'divisa in & partes', 'tres\nBelgae'])
    expect(annotationsOf(pages[0])[0]).toEqual({
      id: 'line_1_1',
      motivation: 'supplementing',
      bodies: [{ value: 'Gallia est omnis', language: 'lat' }],
      target: { kind: 'rectangle', x: 120, y: 340, width: 560, height: 28 },
    })
    expect(remarksOf(pages[0])).toMatchObject([{ problem: { code: 'annotations/place-missing' } }])
    expect(annotationsOf(pages[1])[0]!.target.kind).toBe('polygon')
  })

  test('areas and words', () => {
    expect(textsOf(readFixture('letters.hocr', 'block').pages[0])[0]).toBe(
      'Gallia est omnis\ndivisa in & partes',
    )
    expect(textsOf(readFixture('letters.hocr', 'word').pages[0])).toEqual([
      'Gallia',
      'est',
      'omnis',
      'divisa',
      'in & partes',
    ])
  })
})

describe('PAGE', () => {
  test('version 2013: regions in their reading order, the best reading, the language by its name', () => {
    const [page] = readFixture('letters-page-2013.xml').pages
    expect(page!.names).toEqual(['f. 1.jpg'])
    expect(textsOf(page)).toEqual(['Wien, den 3. May', 'Liebe Mutter!', 'Dein  Brief'])
    expect(annotationsOf(page)[0]).toEqual({
      id: 'line_b1',
      motivation: 'supplementing',
      bodies: [{ value: 'Wien, den 3. May' }],
      target: { kind: 'rectangle', x: 100, y: 100, width: 600, height: 100 },
    })
    expect(annotationsOf(page)[1]).toMatchObject({
      bodies: [{ language: 'de' }],
      target: { kind: 'polygon' },
    })
    expect(remarksOf(page)).toMatchObject([
      {
        place: { kind: 'line', line: 31 },
        problem: { code: 'annotations/place-not-understood', details: { text: 'nowhere' } },
      },
    ])
  })

  test('regions hold their lines, words are single', () => {
    expect(textsOf(readFixture('letters-page-2013.xml', 'block').pages[0])).toEqual([
      'Wien, den 3. May',
      'Liebe Mutter!\nDein  Brief',
    ])
    expect(textsOf(readFixture('letters-page-2013.xml', 'word').pages[0])).toEqual([
      'Liebe',
      'Mutter!',
    ])
  })

  test('version 2010, where each point is an element', () => {
    const [page] = readFixture('letters-page-2010.xml', 'block').pages
    expect(annotationsOf(page)).toMatchObject([
      { id: 'r0', target: { kind: 'rectangle', x: 10, y: 20, width: 100, height: 40 } },
    ])
  })
})

describe('TEI', () => {
  test('zones with the texts that name them: after a line beginning, and in an element', () => {
    const { pages } = readFixture('letters-tei.xml')
    expect(pages.map(({ names }) => names[0])).toEqual(['images/f.%201.jpg', 'images/f.%202.jpg'])
    expect(textsOf(pages[0])).toEqual(['Mon cher Jean,', 'je vous saluto', 'A drawing of a hand'])
    expect(annotationsOf(pages[0])[0]).toEqual({
      id: 'f1-l1',
      motivation: 'supplementing',
      bodies: [{ value: 'Mon cher Jean,', language: 'fr' }],
      target: { kind: 'rectangle', x: 120, y: 340, width: 560, height: 28 },
    })
    expect(pages[1]!.units).toEqual({ kind: 'pixels' })
    expect(annotationsOf(pages[1])).toMatchObject([
      { id: 'f2-l1', bodies: [{ value: 'Addio', language: 'it' }] },
    ])
  })

  test('a transcription within the zones', () => {
    const text = `<sourceDoc><surface lrx="100" lry="100"><zone xml:id="z" ulx="1" uly="2" lrx="50" lry="40">
      <line>one</line><line>two</line></zone></surface></sourceDoc>`
    expect(textsOf(readText('t.xml', text).pages[0])).toEqual(['one\ntwo'])
  })
})
