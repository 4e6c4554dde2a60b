import type { CommandKey } from '../../../iiif/project/command.ts'

/** What can be undone, named so that it fits behind "Undo". One thing | several. */
export const commandTexts: Readonly<Record<CommandKey, string>> = {
  addCanvases: 'adding of a canvas | adding of {count} canvases',
  moveCanvases: 'move of a canvas | move of {count} canvases',
  removeCanvases: 'removal of a canvas | removal of {count} canvases',
  cutCanvases: 'cutting of a canvas | cutting of {count} canvases',
  pasteCanvases: 'pasting of a canvas | pasting of {count} canvases',
  duplicateCanvases: 'duplication of a canvas | duplication of {count} canvases',
  setLabel: 'change of the label | change of {count} labels',
  labelCanvases: 'labelling of a canvas | labelling of {count} canvases',
  writeTable: 'change of a canvas by table | change of {count} canvases by table',
  setSummary: 'change of the summary | change of {count} summaries',
  setMetadata: 'change of the metadata | change of the metadata of {count} canvases',
  setRights: 'change of the rights | change of the rights of {count} canvases',
  setRequiredStatement: 'change of the required statement | change of {count} required statements',
  setViewingDirection: 'change of the viewing direction',
  setBehavior: 'change of the behavior | change of the behavior of {count} canvases',
  setCanvasSize: 'change of the canvas size | change of {count} canvas sizes',
  addAnnotation: 'adding of an annotation | adding of {count} annotations',
  changeAnnotation: 'change of an annotation | change of {count} annotations',
  removeAnnotation: 'removal of an annotation | removal of {count} annotations',
  importAnnotations: 'import of an annotation | import of {count} annotations',
  addFolder: 'adding of a folder',
  removeFolder: 'removal of a folder',
  changeOutside: 'change by another program',
  goBack: 'return to an earlier state',
}
