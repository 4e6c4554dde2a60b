/** Texts that may hold HTML. */
export const formattingTexts = {
  open: 'Format {field}',
  bar: 'Formatting of {field}',
  b: 'Bold',
  i: 'Italic',
  sup: 'Superscript',
  sub: 'Subscript',
  link: 'Link',
  linkAddress: 'Address of the link',
  linkUse: 'Make the link',
  linkWrong: 'Links begin with https://, http:// or mailto:. No link was made.',
  line: 'New line',
  paragraph: 'New paragraph',
  plain: 'Make it plain text',
  refused: 'Nothing was changed: select words first, and no tags among them.',
  preview: 'As viewers show it',
  faults: {
    'not-well-formed':
      'This begins and ends like HTML, and a tag is not closed: viewers would show the tags as text. Close every tag, in the order in which they were opened, or leave the tags out.',
    tag: 'This HTML has a tag that viewers may not show, so they would show the tags as text. Allowed are a, b, br, i, img, p, small, span, sub, sup.',
    attribute:
      'This HTML has an attribute that viewers may not show, so they would show the tags as text. Allowed are href of a, and src and alt of img.',
  },
} as const
