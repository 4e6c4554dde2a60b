import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shapesIn, type Shape } from '../../../iiif/annotation/selectors/index.ts'
import { formatSvg, parseSvg } from '../../../iiif/annotation/selectors/svg.ts'
import { Problem } from '../../../iiif/problem.ts'

const svg = (shape: string): string => `<svg xmlns="http://www.w3.org/2000/svg">${shape}</svg>`
const TRIANGLE = [
  { x: 1, y: 2 },
  { x: 30, y: 2 },
  { x: 30, y: 40 },
]

/** Whole hundredths: what is written. */
const hundredths = fc.integer({ min: 0, max: 9_999_999 }).map((value) => value / 100)
const polygon = fc
  .array(fc.record({ x: hundredths, y: hundredths }), { minLength: 3, maxLength: 40 })
  // The first corner, said again at the end, is one corner.
  .filter((points) => points[0]?.x !== points.at(-1)?.x || points[0]?.y !== points.at(-1)?.y)
  .map((points) => ({ kind: 'polygon' as const, points }))

const size = fc.integer({ min: 1, max: 999_999 }).map((value) => value / 100)
const round = (value: number): number => Math.round(value * 100) / 100
/** With edges in hundredths. */
const ellipse = fc
  .record({ x: hundredths, y: hundredths, width: size, height: size })
  .map(({ x, y, width, height }) => ({
    kind: 'ellipse' as const,
    x,
    y,
    width: round(round(x + width) - x),
    height: round(round(y + height) - y),
  }))
const line = fc
  .array(fc.record({ x: hundredths, y: hundredths }), { minLength: 2, maxLength: 40 })
  .filter(([first, ...others]) => others.some(({ x, y }) => x !== first?.x || y !== first.y))
  .map((points) => ({ kind: 'line' as const, points }))
const point = fc.record({ kind: fc.constant('point' as const), x: hundredths, y: hundredths })
const shape: fc.Arbitrary<Shape> = fc.oneof(polygon, ellipse, line, point)
const several = fc
  .array(shape, { minLength: 2, maxLength: 6 })
  .map((parts) => ({ kind: 'several' as const, parts }))

describe('Web Annotation §4.2.7, an SVG selector', () => {
  test('is one closed path: the only shape that Mirador draws', () => {
    expect(formatSvg({ kind: 'polygon', points: TRIANGLE })).toBe(
      svg('<path d="M1,2 L30,2 L30,40 Z"/>'),
    )
  })

  test('every shape in hundredths of a unit comes back as it was, alone and among several', () => {
    fc.assert(
      fc.property(fc.oneof(shape, several), (one) => {
        expect(parseSvg(formatSvg(one))).toEqual(one)
      }),
    )
  })

  test('an ellipse is a path of two arcs, a line is left open', () => {
    expect(formatSvg({ kind: 'ellipse', x: 10, y: 20, width: 30, height: 7 })).toBe(
      svg('<path d="M10,23.5 A15,3.5 0 1,1 40,23.5 A15,3.5 0 1,1 10,23.5 Z"/>'),
    )
    expect(formatSvg({ kind: 'line', points: TRIANGLE })).toBe(
      svg('<path d="M1,2 L30,2 L30,40" fill="none"/>'),
    )
  })

  test.each([
    ['<ellipse cx="25" cy="23.5" rx="15" ry="3.5"/>'],
    ['<path d="M 40 23.5 A 15 3.5 0 1 1 10 23.5 A 15 3.5 0 1 1 40 23.5 Z"/>'],
    ['<path d="M 10,23.5 A 15,3.5 0 1,0 40,23.5 A 15,3.5 0 1,0 10,23.5 z"/>'],
  ])('%s is understood as an ellipse', (element) => {
    expect(parseSvg(svg(element))).toEqual({
      kind: 'ellipse',
      x: 10,
      y: 20,
      width: 30,
      height: 7,
    })
  })

  test.each([
    [
      'a circle',
      '<circle cx="5" cy="6" r="2"/>',
      { kind: 'ellipse', x: 3, y: 4, width: 4, height: 4 },
    ],
    [
      'a rectangle',
      '<rect x="1" y="2" width="3" height="4"/>',
      { kind: 'rectangle', x: 1, y: 2, width: 3, height: 4 },
    ],
    [
      'a line',
      '<line x1="1" y1="2" x2="30" y2="2"/>',
      { kind: 'line', points: TRIANGLE.slice(0, 2) },
    ],
    ['a polyline', '<polyline points="1,2 30,2 30,40"/>', { kind: 'line', points: TRIANGLE }],
    [
      'an open path that is not filled',
      '<path fill="none" d="M1,2 L30,2 L30,40"/>',
      { kind: 'line', points: TRIANGLE },
    ],
  ])('%s is understood', (_name, element, shape) => {
    expect(parseSvg(svg(element))).toEqual(shape)
  })

  test.each([
    ['<path d="M1,2 L30,2 L30,40 Z"/>'],
    ['<path d="M 1 2 L 30 2 L 30 40"/>'],
    ['<path d="M1 2 30 2 30 40z"></path>'],
    ['<path d="m1,2 l29,0 l0,38 z"/>'],
    ['<path d="M1,2 H30 V40 Z"/>'],
    ['<path d="m1,2h29v38z"/>'],
    ['<path d="M1,2L30,2L30,40L1,2Z"/>'],
    ['<path d="M1e0,2.0 L+30,2 L30,4e1 Z"/>'],
    ['<polygon points="1,2 30,2 30,40"/>'],
    ["<polygon points='1 2, 30 2, 30 40' style='fill:red' id='a'/>"],
    ['<g><path fill="none" stroke="#f00" d="M1,2 L30,2 L30,40 Z"/></g>'],
  ])('%s is understood, its geometry alone', (shape) => {
    expect(parseSvg(svg(shape))).toEqual({ kind: 'polygon', points: TRIANGLE })
  })

  test.each([
    ['a curve', svg('<path d="M1,2 C30,2 30,40 1,1 Z"/>')],
    ['two outlines', svg('<path d="M1,2 L3,4 L5,6 Z M1,2 L3,4 L5,6 Z"/>')],
    ['a part of an arc', svg('<path d="M1,2 A5,5 0 1,1 3,4 A5,5 0 1,1 1,2 Z"/>')],
    ['a circle without a size', svg('<circle cx="1" cy="1"/>')],
    ['a rectangle without area', svg('<rect x="1" y="1" width="0" height="4"/>')],
    ['two corners', svg('<path d="M1,2 L3,4 Z"/>')],
    ['no path data', svg('<path/>')],
    ['half a point', svg('<polygon points="1,2 3,4 5"/>')],
    ['a transform', svg('<path transform="scale(2)" d="M1,2 L3,4 L5,6 Z"/>')],
    ['a script', svg('<script>alert(1)</script><path d="M1,2 L3,4 L5,6 Z"/>')],
    ['a handler', svg('<path onload="alert(1)" d="M1,2 L3,4 L5,6 Z"/>')],
    ['a link', svg('<path xlink:href="http://x" d="M1,2 L3,4 L5,6 Z"/>')],
    ['foreign HTML', svg('<foreignObject><p/></foreignObject>')],
    ['an entity', '<!DOCTYPE svg [<!ENTITY a "b">]>' + svg('<path d="M1,2 L3,4 L5,6 Z"/>')],
    ['a reference', svg('<path d="M1,2 L3,4 L5,6 Z" id="&a;"/>')],
    ['a comment', svg('<!-- --><path d="M1,2 L3,4 L5,6 Z"/>')],
    ['text', 'M1,2 L3,4 L5,6 Z'],
    ['nothing', ''],
    ['NaN', svg('<polygon points="NaN,2 3,4 5,6"/>')],
    ['a number that is too long', svg(`<polygon points="${'9'.repeat(400)},2 3,4 5,6"/>`)],
    ['more than anybody draws', svg(`<polygon points="${'1,2 '.repeat(60_000)}"/>`)],
  ])('%s is refused', (_name, text) => expect(() => parseSvg(text)).toThrow(Problem))

  test('any text is understood or refused, never more than that', () => {
    const piece = fc.constantFrom(
      '<svg>',
      '</svg>',
      '<path ',
      'd="',
      'M1,2',
      ' L',
      '"/>',
      '>',
      '<',
      '&',
      ' ',
      '"',
      'z',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          expect(shapesIn(parseSvg(pieces.join(''))).length).toBeGreaterThan(0)
        } catch (error) {
          expect(error).toBeInstanceOf(Problem)
        }
      }),
    )
  })
})
