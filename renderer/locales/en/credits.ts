/** The panel that says whose each leaf is, what is missing and what does not go together. */
export const creditsTexts = {
  title: 'Credits',
  togglePanel: 'Credits panel',
  none: 'No leaves yet',
  noneHint: 'Whose each leaf is, and what may be done with it, is shown here.',
  objectLine: 'Credit line of the object',
  follows:
    'Made of what its leaves demand, and made again whenever they change. Write here to have your own.',
  written: 'Written for the object. It stays as it is when leaves come or go.',
  notNamed: 'It does not name {holders}.',
  follow: 'Make it from the leaves again',
  noLine: 'Nothing is borrowed: the credit line of the object is among its properties.',
  holders: 'By holder',
  own: 'Your own leaves',
  unknownHolder: 'Holder not known',
  leaves: 'No leaves | One leaf | {count} leaves',
  rights: 'Rights',
  noRights: 'No rights stated',
  statement: 'Credit line',
  shelfmark: 'Shelfmark',
  source: 'From',
  fetched: 'fetched {date}',
  goThere: 'Go there',
  showLeaves: 'Select its leaves',
  attention: 'To look at',
  calm: 'Every leaf says whose it is and what may be done with it.',
  wentTo: 'One leaf selected: {name} | {count} leaves selected, the first is {name}',
  copy: 'Copy as text',
  saveText: 'Save as text…',
  saveTable: 'Save as a table (CSV)…',
  savePage: 'Save as a page to print…',
  list: 'List of credits',
  copied: 'The list of credits is on the clipboard.',
  saved: '{name} was written.',
  badge: 'From {holder}',
  badgeRights: 'Rights: {rights}',
  badgeSource: 'Source: {source}',
  badgeFolio: 'There: {folio}',
  gaps: {
    holder: 'Nobody says who holds it',
    rights: 'No rights stated',
    unknownRights: 'Rights that no programs know',
    statement: 'No credit line',
  },
  gapMeanings: {
    holder:
      'Readers cannot tell where the original is. Say who holds it under Provider, if you know.',
    rights:
      'Readers cannot tell what they may do with these leaves, and must take them for protected. Ask the holder, and state the rights.',
    unknownRights:
      'The rights are neither a licence of Creative Commons nor a statement of RightsStatements.org. Readers see an address and must follow it.',
    statement: 'The holder asks for no certain line. Holder and shelfmark stand in its place.',
  },
  conflicts: {
    changed: 'Changed, though no changes are allowed ({rights})',
    permission: 'Protected leaves in a free object ({rights})',
    unclear: 'Unclear rights in a free object ({rights})',
    otherLimits: 'Other limits than the object says ({rights})',
    noDerivatives: 'No changes allowed, the object allows them ({rights})',
    nonCommercial: 'Not commercially, the object allows that ({rights})',
    shareAlike: 'To be shared alike, the object does not ask for that ({rights})',
    attribution: 'To be credited, the object asks for no credit ({rights})',
  },
  conflictMeanings: {
    changed:
      'What is painted on these canvases is not what their holder published. Their licence does not let you publish a changed version. Put the picture back, or ask.',
    permission:
      'Whoever reads the rights of the object would take these leaves for free as well. They are in copyright: ask for permission to publish them, and choose other rights for the object.',
    unclear:
      'The object promises its readers more than anyone knows of these leaves. Find out, or choose other rights for the object.',
    otherLimits:
      'A contract or another law limits what may be done with these leaves, and the rights of the object do not say so. Say it in the credit line.',
    noDerivatives:
      'Readers of the object may think that they may change these leaves. Choose rights that allow no changes, or say in the credit line which leaves are excepted.',
    nonCommercial:
      'Readers of the object may think that they may earn money with these leaves. Choose non-commercial rights, or say in the credit line which leaves are excepted.',
    shareAlike:
      'What others make of these leaves must carry the same licence, and the rights of the object do not say so. Choose a share-alike licence, or say it in the credit line.',
    attribution:
      'The rights of the object ask for no credit, but these leaves may be used only with it. Choose rights that ask for credit.',
  },
  report: {
    title: 'Credits of {object}',
    remarks: 'To look at',
    object: 'Credit line',
    position: 'Position',
    label: 'Label',
    holder: 'Holder',
    homepage: 'Homepage',
    rights: 'Rights',
    rightsAddress: 'Address of the rights',
    statement: 'Credit line',
    shelfmark: 'Shelfmark',
    folio: 'Label in the source',
    source: 'Source',
    sourceAddress: 'Address of the source',
    canvasAddress: 'Address of the canvas',
    fetched: 'Fetched',
    missing: 'Missing',
  },
} as const
