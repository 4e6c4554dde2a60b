import { problem, reportOf, type ProblemReport } from '../../../problem.ts'
import { MOTIVATIONS, type Motivation, type TextualBody } from '../../../project/model.ts'
import { bodiesOf } from '../found.ts'
import {
  addressIn,
  isRecord,
  listOf,
  localName,
  textAt,
  typesOf,
  valueAt,
  type JsonRecord,
} from './json.ts'
import { hasMarkup, plainTextOf } from './plain-text.ts'

/** What an annotation of the web says, in our terms. */
export interface FoundBodies {
  readonly motivation: Motivation
  readonly texts: readonly TextualBody[]
  /** Tags beside a text: an annotation of their own here. */
  readonly tags: readonly TextualBody[]
  readonly changes: readonly ProblemReport[]
  /** True for what paints the canvas itself: an image is not an annotation in our sense. */
  readonly isPainting: boolean
}

/** The bodies and the motivation of an annotation, in the terms of the W3C or of Open Annotation. */
export function readBodies(annotation: JsonRecord): FoundBodies {
  const motivations = listOf(valueAt(annotation, 'motivation', 'motivatedBy'))
    .filter((one) => typeof one === 'string')
    .map(localName)
  const pieces = [
    ...listOf(valueAt(annotation, 'body', 'resource')),
    ...textBodies(annotation),
  ].flatMap(readPiece)
  const known = motivations.map((one) => KNOWN[one]).find((one) => one !== undefined)
  const isImage = pieces.length > 0 && pieces.every(({ isPicture }) => isPicture)
  const foreign = known === undefined ? motivations[0] : undefined
  const texts = pieces.filter(({ isTag }) => !(isTag ?? known === 'tagging'))
  const tags = pieces.filter(({ isTag }) => isTag ?? known === 'tagging')
  const changes = [
    ...(foreign === undefined
      ? []
      : [reportOf(problem('annotations/motivation-changed', { motivation: foreign }))]),
    ...pieces.flatMap(({ changed }) => (changed ? [changed] : [])),
  ]
  return {
    motivation:
      texts.length === 0 && (tags.length > 0 || known === 'tagging')
        ? 'tagging'
        : motivationOfText(known),
    texts: texts.flatMap(({ bodies }) => bodies),
    tags: tags.flatMap(({ bodies }) => bodies),
    changes,
    isPainting: motivations.includes('painting') && isImage,
  }
}

/** The motivations that are kept. In version 2.x a transcription is text painted on the canvas. */
const KNOWN: Readonly<Record<string, Motivation | undefined>> = {
  ...Object.fromEntries(MOTIVATIONS.map((one) => [one, one])),
  transcribing: 'supplementing',
  painting: 'supplementing',
}

/** Of the text of an annotation, whose tags are another annotation. */
const motivationOfText = (known: Motivation | undefined): Motivation =>
  known === undefined || known === 'tagging' ? 'commenting' : known

/** `bodyValue` is a text without anything else. @see https://www.w3.org/TR/annotation-model/#string-body */
const textBodies = (annotation: JsonRecord): readonly unknown[] => {
  const value = textAt(annotation, 'bodyValue')
  return value === undefined ? [] : [{ type: 'TextualBody', value }]
}

interface Piece {
  readonly bodies: readonly TextualBody[]
  /** Said by the body itself; undefined leaves it to the motivation. */
  readonly isTag: boolean | undefined
  readonly isPicture: boolean
  readonly changed?: ProblemReport
}

function readPiece(value: unknown): readonly Piece[] {
  if (!isRecord(value)) return readAddress(value)
  const types = typesOf(value)
  if (types.includes('Choice')) {
    const choices = [
      ...listOf(valueAt(value, 'default')),
      ...listOf(valueAt(value, 'items', 'item')),
    ]
    return choices.slice(0, 1).flatMap(readPiece)
  }
  if (types.includes('Composite') || types.includes('List') || types.includes('Independents'))
    return listOf(valueAt(value, 'items')).flatMap(readPiece)
  const text = valueAt(value, 'value', 'chars', 'cnt:chars')
  if (typeof text === 'string') return [readText(text, value)]
  if (types.includes('SpecificResource'))
    return readAddress(addressIn(valueAt(value, 'source', 'full')) ?? addressIn(value))
  return types.includes('Image')
    ? [
        {
          ...emptyPiece,
          isPicture: true,
          bodies: bodiesOf(addressIn(value) ?? '', undefined),
          changed: NOT_TEXT,
        },
      ]
    : readAddress(addressIn(value))
}

const emptyPiece: Piece = { bodies: [], isTag: undefined, isPicture: false }
const NOT_TEXT = reportOf(problem('annotations/body-not-text'))

/** What lies elsewhere is not fetched: its address is kept. */
const readAddress = (value: unknown): readonly Piece[] =>
  typeof value === 'string' && value !== ''
    ? [{ ...emptyPiece, bodies: bodiesOf(value, undefined), changed: NOT_TEXT }]
    : []

function readText(value: string, body: JsonRecord): Piece {
  const purposes = listOf(valueAt(body, 'purpose')).filter((one) => typeof one === 'string')
  const isTag = typesOf(body).includes('Tag') || purposes.map(localName).includes('tagging')
  const language = listOf(valueAt(body, 'language')).find((one) => typeof one === 'string')
  const format = textAt(body, 'format') ?? ''
  // Open Annotation often holds HTML without saying so; what says that it is plain is believed.
  const isMarkup =
    format === '' ? looksLikeHtml(value) : format.includes('html') && hasMarkup(value)
  return {
    bodies: bodiesOf(isMarkup ? plainTextOf(value) : value, language),
    isTag: isTag || (purposes.length > 0 ? false : undefined),
    isPicture: false,
    ...(isMarkup && { changed: reportOf(problem('annotations/markup-made-plain')) }),
  }
}

const looksLikeHtml = (text: string): boolean =>
  /^\s*<(?:p|div|span|b|i|em|strong|a|ul|ol|h[1-6])\b[\s\S]*>\s*$/i.test(text)
