import { textFor, type LanguageMap } from '../../language-map.ts'
import { manifestOf, type Project, type RecordId } from '../../project/model.ts'
import { distinct, groupByHolder, type CreditGroup } from '../by-holder.ts'
import { statementOf } from '../combine.ts'
import { leafCreditsOf, type LeafCredit } from '../leaf-credit.ts'
import { findCreditFindings, gapsOf, type CreditFinding, type Gap } from '../findings.ts'
import { readTerms } from '../terms.ts'
import { formatPlaces, type NamedPlace } from './places.ts'

/** What the program itself says in a list of credits, in the language of its reader. */
export interface CreditWords {
  /** BCP 47, best first. */
  readonly languages: readonly string[]
  readonly title: (object: string) => string
  readonly untitled: string
  readonly own: string
  readonly unknownHolder: string
  readonly noRights: string
  readonly remarks: string
  readonly canvases: (count: number) => string
  readonly gap: (gap: Gap) => string
  readonly finding: (finding: CreditFinding) => string
  readonly fields: {
    readonly object: string
    readonly position: string
    readonly label: string
    readonly holder: string
    readonly homepage: string
    readonly rights: string
    readonly rightsAddress: string
    readonly statement: string
    readonly shelfmark: string
    readonly folio: string
    readonly source: string
    readonly sourceAddress: string
    readonly canvasAddress: string
    readonly fetched: string
    readonly missing: string
  }
}

/** All credits of an object in words, before they are written as text or as a page. */
export interface CreditReport {
  readonly title: string
  /** The credit line of the whole. */
  readonly statement: readonly string[]
  readonly groups: readonly ReportedGroup[]
  readonly remarks: readonly string[]
}

export interface ReportedGroup {
  readonly holder: string
  readonly homepage?: string
  /** How many leaves, and which. */
  readonly canvases: string
  readonly lines: readonly ReportedLine[]
}

export interface ReportedLine {
  readonly name: string
  readonly text: string
  /** Where more is said; an address of the web. */
  readonly link?: string
}

export function reportCredits(project: Project, words: CreditWords): CreditReport {
  const credits = leafCreditsOf(project)
  const places = placesOf(credits, words)
  const said = statementOf(project, () => credits)
  const reported = places.listOf
  return {
    title: words.title(nameOf(manifestOf(project).label, words)),
    statement: said.kind === 'none' ? [] : linesOf(said.statement.value, words),
    groups: groupByHolder(credits).map((group) => reportGroup(group, { words, places: reported })),
    remarks: findCreditFindings(project, credits).map(
      (finding) => `${words.finding(finding)} (${reported(finding.canvases)})`,
    ),
  }
}

interface Reporting {
  readonly words: CreditWords
  readonly places: (canvases: readonly RecordId[]) => string
}

function reportGroup(
  { holder, standing, credits }: CreditGroup,
  { words, places }: Reporting,
): ReportedGroup {
  const { fields } = words
  const name = textFor(holder.label, words.languages)
  const which = places(credits.map(({ canvas }) => canvas))
  const rights = distinct(credits, (one) => one.rights ?? '')
  const statements = distinct(credits, ({ statement }) => statement?.value)
  const shelfmarks = distinct(credits, ({ shelfmarks }) => shelfmarks[0]?.value)
  const sources = distinct(credits, ({ source }) => source?.id).flatMap(
    (id) => credits.find(({ source }) => source?.id === id)?.source ?? [],
  )
  return {
    holder: name || (standing === 'own' ? words.own : words.unknownHolder),
    ...(holder.homepage !== undefined && { homepage: holder.homepage }),
    canvases: `${words.canvases(credits.length)}: ${which}`,
    lines: [
      ...rights.map((uri) => rightsLine(uri, words)),
      ...statements.map((value) => ({
        name: fields.statement,
        text: linesOf(value, words).join(' · '),
      })),
      ...shelfmarks.map((value) => ({
        name: fields.shelfmark,
        text: textFor(value, words.languages),
      })),
      ...sources.map(({ label, address, file, fetched }) => ({
        name: fields.source,
        text: [nameOf(label, words), address ?? file, fetched.slice(0, 10)]
          .filter(Boolean)
          .join(', '),
        ...(address !== undefined && { link: address }),
      })),
    ],
  }
}

const rightsLine = (uri: string, { fields, noRights }: CreditWords): ReportedLine =>
  uri === ''
    ? { name: fields.rights, text: noRights }
    : { name: fields.rights, text: readTerms(uri)?.name ?? uri, link: uri }

const nameOf = (label: LanguageMap, { languages, untitled }: CreditWords): string =>
  textFor(label, languages) || untitled

const linesOf = (value: LanguageMap, { languages }: CreditWords): readonly string[] =>
  textFor(value, languages)
    .split('; ')
    .map((line) =>
      line
        .replace(/<[^<>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )

/** Names leaves by their labels and places. */
export function placesOf(credits: readonly LeafCredit[], words: CreditWords) {
  const named = new Map<RecordId, NamedPlace>(
    credits.map(({ canvas, label }, index) => [
      canvas,
      { position: index + 1, name: textFor(label, words.languages) || String(index + 1) },
    ]),
  )
  return {
    listOf: (canvases: readonly RecordId[]): string =>
      formatPlaces(canvases.flatMap((canvas) => named.get(canvas) ?? [])),
  }
}

/** What is missing of one leaf, in words. */
export const missingOf = (credit: LeafCredit, { gap }: CreditWords): string =>
  gapsOf(credit).map(gap).join('; ')
