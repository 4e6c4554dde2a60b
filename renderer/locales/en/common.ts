/** Words that several parts of the window share. */
export const commonTexts = {
  appName: 'Florilegium',
  close: 'Close',
  cancel: 'Cancel',
  done: 'Done',
  tryAgain: 'Try again',
  untitled: 'Untitled',
  saved: 'All changes saved',
  savedAt: 'All changes saved · {time}',
  savesItself: 'Everything is saved by itself after each change.',
  saving: 'Saving…',
  notSaved: 'Not saved',
  readingOnly: 'Reading only',
  export: 'Export…',
  screens: 'What to do with the object',
  screen: { arrange: 'Arrange', view: 'View' },
  workspace: 'Workspace',
  resizePanel: 'Width of the panel {panel}',
  openPanel: 'Show {panel}',
  closePanel: 'Hide {panel}',
  /** A button and its key, in a tooltip. */
  withShortcut: '{name} ({shortcut})',
} as const
