/** The dialog that writes descriptions by table. */
export const tableTexts = {
  title: 'Describe by table',
  out: 'To the spreadsheet',
  outHint:
    'A row for each canvas; a column for each label, summary and field of the metadata, and for each language. Paste it into a spreadsheet.',
  copy: 'Copy the table',
  copied: 'The table of {count} canvas was copied. | The table of {count} canvases was copied.',
  back: 'From the spreadsheet',
  paste: 'Paste the table here',
  pasteHint: 'With its row of titles. Rows and columns that did not change may be left out.',
  open: 'Open a CSV file…',
  key: 'Rows are known by',
  keys: { canvas: 'Canvas', file: 'File', label: 'Label', position: 'Position' },
  removeEmpty: 'Empty cells remove the text that is there',
  addFields: 'Add new fields: {fields}',

  preview: 'What the table changes',
  nothing: 'Nothing to compare yet',
  nothingHint:
    'Copy the table, change it in a spreadsheet, and paste it at the left: every change is shown here before it is made.',
  none: 'No change',
  noneHint: 'The canvases say already what the table says.',
  summary:
    'No text changes. | {count} text changes, on {canvases}. | {count} texts change, on {canvases}.',
  canvases: 'no canvas | {count} canvas | {count} canvases',
  emptyKept: '{count} empty cell is left alone. | {count} empty cells are left alone.',
  unmentioned:
    '{count} canvas is not in the table and stays as it is. | {count} canvases are not in the table and stay as they are.',
  position: 'No.',
  column: 'Column',
  before: 'Now',
  after: 'Afterwards',
  empty: 'empty',

  findings: 'Not used: {count} thing | Not used: {count} things',
  finding: {
    newField: 'Column “{column}”: no canvas has this field.',
    repeatedColumn: 'Column “{column}” is there more than once; the first was used.',
    untitledColumn: 'Column {column} has no title.',
    unknownRow: 'Row {row}: there is no canvas “{name}”.',
    ambiguousRow: 'Row {row}: several canvases are “{name}”.',
    repeatedRow: 'Row {row}: an earlier row speaks of “{name}” already.',
    longRow: 'Row {row}: “{name}” stands behind the last title.',
    notRights: 'Row {row}: “{name}” is not the address of a licence or rights statement.',
  },
  apply: 'Change {count} canvas | Change {count} canvases',
  applyNone: 'Change canvases',
  done: '{count} canvas changed | {count} canvases changed',
} as const
