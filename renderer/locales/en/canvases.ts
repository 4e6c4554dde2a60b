/** The grid of canvases. */
export const canvasesTexts = {
  count: 'No canvases | {count} canvas | {count} canvases',
  selected: '{count} selected | {count} selected',
  gridLabel: 'Canvases in reading order',
  gridHelp:
    'Arrow keys move. Enter views a canvas, F2 renames it. Space lifts the selected canvases, arrows move them, Space drops them, Escape puts them back.',
  byOpenings: 'View by openings',
  openingsLabel: 'Canvases by openings',
  openingsHelp:
    'Verso and recto lie side by side. Arrow keys move, Enter views a canvas, F2 renames it. To move canvases, cut and paste them, or go back to the view of all.',
  tools: 'Selected canvases',
  thumbnailSize: 'Size of the thumbnails',
  rename: 'Label of the canvas',

  empty: 'Your object is empty',
  emptyHint:
    'Drag images here from the sources, or select them there and press Enter. Each becomes a canvas.',
  addAll: 'Add all {count} images | Add all {count} images',

  removed: '{count} canvas removed | {count} canvases removed',
  copied: '{count} canvas copied | {count} canvases copied',
  pasted: '{count} canvas pasted | {count} canvases pasted',
  added: '{count} canvas added | {count} canvases added',
  /** Read aloud at each step of moving by keyboard or dialog. */
  lifted: 'Lifted. {place}. Arrows move, Space drops, Escape puts back.',
  liftedSeveral: '{count} canvases lifted. {place}. Arrows move, Space drops, Escape puts back.',
  place: 'Canvas {label}, position {position} of {total}',
  dropped: 'Dropped. {place}',
  putBack: 'Put back. {place}',
  moving: 'Moving {count} canvas | Moving {count} canvases',

  moveTitle: 'Move to position',
  moveDescription:
    'The canvases between make room. | The {count} selected canvases will follow one another.',
  movePosition: 'Position (1 to {last})',
  moveProblem: 'Write a whole number from 1 to {last}.',
  move: 'Move',
  moved: 'Canvas moved to position {position} | {count} canvases moved to position {position}',

  noPicture: 'There is no picture of this leaf',
  imageMissing: 'The image is not there',
  keys: {
    open: { name: 'View the canvas', keys: 'Enter' },
    select: { name: 'Add to or take from the selection', keys: 'Ctrl+Space' },
    extend: { name: 'Extend the selection', keys: 'Shift+←↑↓→' },
    lift: { name: 'Lift the selected canvases, to move them with the arrows', keys: 'Space' },
    drop: { name: 'Drop them', keys: 'Space' },
    putBack: { name: 'Put them back', keys: 'Esc' },
  },
} as const
