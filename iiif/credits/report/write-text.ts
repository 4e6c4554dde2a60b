import type { CreditReport, ReportedGroup } from './report.ts'

/** The credits as plain text, to be put under an article or into an e-mail. */
export const formatCreditsText = ({ title, statement, groups, remarks }: CreditReport): string =>
  [
    [title, '='.repeat(Math.min(72, title.length)), ...statement],
    ...groups.map(groupLines),
    remarks.map((remark) => `! ${remark}`),
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n') + '\n')
    .join('\n')

const groupLines = ({ holder, homepage, canvases, lines }: ReportedGroup): readonly string[] => [
  homepage === undefined ? holder : `${holder} <${homepage}>`,
  `  ${canvases}`,
  ...lines.map(({ name, text, link }) => {
    const more = link === undefined || text.includes(link) ? '' : ` <${link}>`
    return `  ${name}: ${text}${more}`
  }),
]
