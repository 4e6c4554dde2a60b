import type { ProblemText } from '../problem-texts.ts'

/** What can be wrong with a table that is written into canvases. */
export const TABLE_PROBLEMS = {
  'table/quote-not-closed': {
    cause: 'A quotation mark that is opened in line {line} of the table is never closed.',
    consequence: 'It cannot be told where its cells end, so nothing was read.',
    remedy: 'Copy the table again from the spreadsheet, or save it as CSV anew.',
  },
  'table/no-key': {
    cause: 'The table does not say which canvas each row speaks of.',
    consequence: 'Nothing was read.',
    remedy:
      'Give it a column named Canvas, File, Label or Position, as in the table copied from here.',
  },
  'table/not-text': {
    cause: '"{name}" is not a table in text form.',
    consequence: 'Nothing was read.',
    remedy: 'Save it as CSV (UTF-8) from the spreadsheet, then open that file.',
  },
} as const satisfies Record<string, ProblemText>
