/** The dialogs that put canvases in order and add leaves of which there is no picture. */
export const orderTexts = {
  title: 'Order canvases',
  rule: 'Order',
  rules: {
    file: 'By file name',
    label: 'By label',
    captured: 'By time of capture',
    reversed: 'Reversed',
    interleaved: 'Sides together',
  },
  hints: {
    file: 'As your folder lists them: 2 before 10.',
    label: 'As a reader counts: f. 2 before f. 10.',
    captured: 'As the camera wrote it into each picture.',
    reversed: 'The last becomes the first.',
    interleaved: 'All rectos were scanned first, then all versos.',
  },
  second: 'The second half begins',
  seconds: {
    forwards: 'at the first leaf',
    backwards: 'at the last leaf: the pile was turned over',
  },
  scope: 'Canvases',
  scopes: {
    all: 'All canvases',
    selected: 'The selected canvas | The {count} selected canvases',
  },
  preview: 'The new order',
  summary: 'No canvas moves. | One canvas moves. | {count} canvases move.',
  unknown:
    'One has nothing to go by, and comes last. | {count} have nothing to go by, and come last.',
  breaks:
    'At one place a recto or a verso does not follow the side before it. | At {count} places a recto or a verso does not follow the side before it.',
  side: 'This side does not follow the one before',
  from: 'was {position}',
  apply: 'Order one canvas | Order {count} canvases',
  applyNone: 'Order canvases',
  done: 'One canvas moved. | {count} canvases moved.',

  missingTitle: 'Add a missing leaf',
  missingDescription:
    'An empty canvas stands for a leaf that is lost or was not photographed, so that the order and the count of the leaves are right. It goes behind the selected canvas.',
  missingLabel: 'Label',
  missingLabelStart: '[missing]',
  missingReason: 'Why it is missing',
  missingReasonHint: 'Shown to readers, such as: cut out before 1850; not photographed.',
  missingSize: 'It has the size of the canvas before it: {width} × {height}.',
  add: 'Add missing leaf',
  added: 'A missing leaf was added.',
} as const
