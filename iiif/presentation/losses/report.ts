import type { ApiVersion } from '../../validation/finding.ts'
import type { JsonObject } from '../json.ts'
import { countLosses, type LossGroup } from './group.ts'
import type { Loss } from './loss.ts'
import { labelOf, placeName } from './place-name.ts'

export interface LossReportOptions {
  /** That is written. */
  readonly version: ApiVersion
  /** The document of version 3.0 that is converted: it names the places. */
  readonly document: JsonObject
}

const HEADINGS: Readonly<Record<Loss['kind'], string>> = {
  lost: 'What is lost',
  changed: 'What is said in another way',
}

/** What an older version cannot say, as a text to be kept beside what was written. */
export function formatLossReport(
  groups: readonly LossGroup[],
  { version, document }: LossReportOptions,
): string {
  const label = labelOf(document)
  const lines = [
    `IIIF Presentation ${version}: what it cannot say, and what is done instead`,
    ...(label === '' ? [] : [label]),
    ...(groups.length === 0 ? ['', 'Nothing is lost, and nothing is said in another way.'] : []),
    ...(['lost', 'changed'] as const).flatMap((kind) => formatKind(groups, kind, document)),
  ]
  return `${lines.join('\n')}\n`
}

function formatKind(
  groups: readonly LossGroup[],
  kind: Loss['kind'],
  document: JsonObject,
): readonly string[] {
  const count = countLosses(groups, kind)
  if (count === 0) return []
  return [
    '',
    `${HEADINGS[kind]} (${count})`,
    ...groups
      .filter((group) => group.kind === kind)
      .flatMap(({ sentence, places }) => [
        '',
        `- ${sentence}`,
        ...places.map((place) => `    ${placeName(document, place)}  ${place}`),
      ]),
  ]
}
