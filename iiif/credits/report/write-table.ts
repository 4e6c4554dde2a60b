import { textFor, type LanguageMap } from '../../language-map.ts'
import { guardCell } from '../../tables/formulas.ts'
import { formatTable } from '../../tables/separated.ts'
import type { Project } from '../../project/model.ts'
import { leafCreditsOf, type LeafCredit } from '../leaf-credit.ts'
import { readTerms } from '../terms.ts'
import { missingOf, type CreditWords } from './report.ts'

/** The credits as a table, a row for each leaf: CSV that a spreadsheet reads as text, never as a formula. */
export function formatCreditsTable(project: Project, words: CreditWords): string {
  const { fields } = words
  const head = [
    fields.position,
    fields.label,
    fields.holder,
    fields.homepage,
    fields.rights,
    fields.rightsAddress,
    fields.statement,
    fields.shelfmark,
    fields.folio,
    fields.source,
    fields.sourceAddress,
    fields.canvasAddress,
    fields.fetched,
    fields.missing,
  ]
  const rows = leafCreditsOf(project).map((credit, index) => rowOf(credit, index + 1, words))
  return formatTable(
    [head, ...rows].map((row) => row.map(guardCell)),
    ',',
  )
}

function rowOf(credit: LeafCredit, position: number, words: CreditWords): readonly string[] {
  const { holder, rights, statement, shelfmarks, source } = credit
  const textOf = (map: LanguageMap | undefined): string => textFor(map, words.languages)
  return [
    String(position),
    textOf(credit.label),
    textOf(holder.label) || (credit.standing === 'own' ? words.own : ''),
    holder.homepage ?? '',
    (rights === undefined ? undefined : readTerms(rights)?.name) ?? '',
    rights ?? '',
    textOf(statement?.value),
    shelfmarks.map(({ value }) => textOf(value)).join('; '),
    textOf(credit.folio),
    textOf(source?.label),
    source?.address ?? source?.file ?? '',
    credit.address ?? '',
    source?.fetched ?? '',
    missingOf(credit, words),
  ]
}
