/** One canvas in deep zoom. */
export const viewerTexts = {
  tools: 'Viewer tools',
  image: 'Image of {label}',
  imageKeys:
    'Image of {label}. Plus and minus zoom, 0 shows all of it, R turns it, arrows move it, Page Down and Page Up turn to the next and previous canvas.',
  shown: '{label}, canvas {position} of {count}',
  position: '{position} of {count}',
  previous: 'Previous canvas',
  next: 'Next canvas',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  home: 'Whole canvas',
  rotateRight: 'Turn right',
  rotateLeft: 'Turn left',
  strip: 'Canvases',
  empty: 'No canvas to view',
  emptyHint: 'Go to the canvases and drag images from the sources there.',
  layers: 'Picture of this canvas',
} as const
