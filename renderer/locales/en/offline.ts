/** Pictures of others that are kept on this computer for good. */
export const offlineTexts = {
  open: 'Keep for offline…',
  title: 'Keep pictures for offline',
  meaning:
    'The pictures of the selected canvases are fetched tile by tile and stay on this computer: without a network they open in deep zoom.',
  images:
    'There is no picture of others on these canvases. | One picture of others | {count} pictures of others',
  size: 'How large',
  sizes: {
    small: 'To read at a glance: 1,500 pixels',
    large: 'To work with: 4,000 pixels',
    whole: 'In full',
  },
  about: 'about {size}, less what is there already',
  rights: 'What may be done with them',
  rightsOf: '{rights}: one canvas | {rights}: {count} canvases',
  rightsHint: 'Keeping them to work with is your own use. Passing them on is another matter.',
  noRights: 'No rights are stated',
  kept: 'One of them is kept, with {size}. | {count} of them are kept, with {size}.',
  giveUp: 'Give them up',
  givenUp: 'They are no longer kept.',
  run: 'Keep them',
  keeping: 'Picture {image} of {of}: {size}',
  done: 'One picture is kept for offline. | {count} pictures are kept for offline.',
  missing: 'Offline: this image is with {host}',
} as const
