/** What is kept of tiles on this computer. */
export const imageCacheTexts = {
  title: 'Image cache',
  meaning:
    'So that a scan opens at once the next time, its tiles are kept on this computer, outside your folders. What was longest not used goes first; all of it can be made again.',
  limit: 'At most',
  used: '{size} used',
  empty: 'Empty',
  allowedTitle: 'Large images that you allowed',
  allowedMeaning:
    'Images of more than 500 million pixels are opened only when you allow it, each until its file changes.',
  forbid: 'Open no longer',
  forbidFile: 'Open no longer: {name}',
} as const
