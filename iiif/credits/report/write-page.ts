import { isWebAddress } from '../../web-address.ts'
import type { CreditReport, ReportedGroup, ReportedLine } from './report.ts'

/**
 * The credits as a page of HTML that needs nothing else, for the screen and for paper. All that comes from others stands
 * in it as text; it can run nothing and load nothing.
 *
 * @param language of what the program says, a BCP 47 tag
 */
export const formatCreditsPage = (
  { title, statement, groups, remarks }: CreditReport,
  { language, remarksTitle }: { readonly language: string; readonly remarksTitle: string },
): string => `<!doctype html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1 dir="auto">${escape(title)}</h1>
${statement.map((line) => `<p class="statement" dir="auto">${escape(line)}</p>`).join('\n')}
${groups.map(groupSection).join('\n')}
${remarks.length > 0 ? remarkSection(remarks, remarksTitle) : ''}
</main>
</body>
</html>
`

const groupSection = ({ holder, homepage, canvases, lines }: ReportedGroup): string => `<section>
<h2 dir="auto">${linked(holder, homepage)}</h2>
<p dir="auto">${escape(canvases)}</p>
<dl>
${lines.map(lineEntry).join('\n')}
</dl>
</section>`

const lineEntry = ({ name, text, link }: ReportedLine): string =>
  `<dt>${escape(name)}</dt><dd dir="auto">${linked(text, link)}</dd>`

const remarkSection = (remarks: readonly string[], title: string): string => `<section>
<h2>${escape(title)}</h2>
<ul>
${remarks.map((remark) => `<li dir="auto">${escape(remark)}</li>`).join('\n')}
</ul>
</section>`

const linked = (text: string, link: string | undefined): string =>
  link !== undefined && isWebAddress(link)
    ? `<a href="${escape(link)}" rel="noreferrer">${escape(text)}</a>`
    : escape(text)

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 Georgia, serif; }
main { max-width: 46rem; margin: 0 auto; padding: 3rem 1.5rem; }
h1 { font-size: 1.8rem; font-weight: 400; line-height: 1.25; }
h2 { margin: 0 0 0.25rem; font-size: 1.2rem; font-weight: 600; }
section { margin-block-start: 2rem; padding-block-start: 1rem; border-block-start: 1px solid #8884; break-inside: avoid; }
p { margin: 0.25rem 0; }
dl { display: grid; grid-template-columns: minmax(7rem, auto) 1fr; gap: 0.25rem 1rem; margin: 0.75rem 0 0; font-size: 0.95rem; }
dt { opacity: 0.7; }
dd { margin: 0; overflow-wrap: anywhere; }
a { color: inherit; }
@media print { main { padding: 0; } a { text-decoration: none; } }
`
