/** The dialog that makes canvases of several pictures of the same leaf. */
export const choicesTexts = {
  title: 'Group pictures of the same leaf',
  description:
    'A leaf that was photographed under different lights becomes one canvas; readers choose which picture they see.',
  rule: 'The lights are told by',
  rules: {
    name: 'The end of the name',
    folder: 'The folder',
  },
  hints: {
    name: 'f1r_VIS.tif and f1r_UV365.tif show the same leaf.',
    folder: 'VIS/f1r.tif and UV365/f1r.tif show the same leaf.',
  },
  scope: 'Canvases',
  scopes: {
    all: 'All canvases',
    selected: 'The selected canvas | The {count} selected canvases',
  },
  preview: 'The canvases that would be made',
  summary:
    'No pictures of the same leaf were found. | One canvas would show {images} pictures. | {count} canvases would show {images} pictures.',
  alone: 'One canvas stays alone. | {count} canvases stay alone.',
  annotated:
    'One canvas has annotations and stays as it is. | {count} canvases have annotations and stay as they are.',
  unlike: 'Other proportions: the pictures would not lie on each other',
  none: 'Nothing fits this rule. Look at how the files are named, or choose the other rule.',
  apply: 'Group into one canvas | Group into {count} canvases',
  applyNone: 'Group pictures',
  done: 'One canvas shows several pictures now. | {count} canvases show several pictures now.',
  apart: 'Every picture has a canvas of its own again.',
} as const
