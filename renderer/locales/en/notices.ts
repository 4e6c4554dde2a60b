/** Around the sentences of a problem, which come from iiif/problem-texts.ts. */
export const noticesTexts = {
  region: 'Problems',
  dismiss: 'Dismiss',
  details: 'Details',
  copyDetails: 'Copy details',
  copied: 'The details were copied.',
  code: 'Code',
  time: 'Time',
  openAgain: 'Open again',
  takeOver: 'It is not open there: take over',
  openEarlier: 'Open the state of {at}',
  showHistory: 'Show History',
  saveElsewhere: 'Save elsewhere…',
  unsavedTitle: 'Your last changes are not saved',
  goOnWorking: 'Go on working',
  quitAndLose: 'Quit and lose them',
  imagesRestarting:
    'The image server stopped and is being started again. Images come back by themselves.',
} as const
