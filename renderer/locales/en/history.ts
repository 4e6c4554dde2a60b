/** What was done to the object, and the way back. */
export const historyTexts = {
  title: 'History',
  explanation: 'Choose a state to go back to. Going back is a step too: it can be undone.',
  list: 'States of the object, the newest first',
  now: 'As it is now',
  beginning: 'Beginning',
  step: 'After the {command}',
  wentBack: 'The object is as it was: {state}. Undo brings the later state back.',
  empty: 'Nothing was changed yet',
  emptyHint: 'Everything that you do is listed here, also after a restart, and can be taken back.',
} as const
