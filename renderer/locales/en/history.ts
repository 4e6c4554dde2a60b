/** What was done to the object, and the way back. */
export const historyTexts = {
  title: 'History',
  explanation: 'Choose a state to go back to. Going back is a step too: it can be undone.',
  list: 'States of the object, the newest first',
  now: 'As it is now',
  beginning: 'Beginning',
  step: 'After the {command}',
  wentBack: 'The object is as it was: {state}. Undo brings the later state back.',
  days: 'Earlier days',
  daysHint:
    'Kept on this computer, outside the project: the last state of each day for thirty days, and what was removed.',
  daysList: 'Earlier days, the newest first',
  contents: '{canvases}, {annotations}',
  canvases: 'no canvases | one canvas | {count} canvases',
  annotations: 'no annotations | one annotation | {count} annotations',
  causes: {
    day: '',
    removal: 'before something was removed',
    unsaved: 'could not be saved in its place',
  },
  snapshotTitle: 'As it was on {time}',
  snapshotDescription:
    'What bringing it back would change. It is a step like any other: Undo takes it back.',
  reading: 'Reading the earlier state…',
  bringAllBack: 'Bring this state back',
  bringBack: 'Only bring back what was removed ({count})',
  cannotRestore:
    'This state does not fit the object as it is now, and cannot be brought back as a whole.',
  broughtBack: 'Brought back. Undo takes it back.',
  compare: 'Compare…',
  compareTitle: 'Two versions of this project',
  compareDescription:
    'Yours, which is open, and “{file}”. Whatever you choose, that file stays where it is, and Undo takes the choice back.',
  readingVersion: 'Reading the other version…',
  keepMine: 'Keep mine',
  keepTheirs: 'Take the other version',
  keepBoth: 'Keep mine, and add what only the other has ({count})',
  tookOver: 'Taken over. Undo takes it back.',
  empty: 'Nothing was changed yet',
  emptyHint: 'Everything that you do is listed here, also after a restart, and can be taken back.',
} as const
