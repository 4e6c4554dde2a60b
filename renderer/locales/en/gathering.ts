/** Documents of others as sources: adding them, and taking canvases from them. */
export const gatheringTexts = {
  open: 'Add sources from the web…',
  title: 'Add sources from the web',
  meaning:
    'What stands at these addresses is kept with the project, so that you can take leaves from it at any time. Its pictures are not loaded before you say so.',
  addresses: 'Addresses',
  addressesHint:
    'Manifests, collections, image services (info.json) or pictures: one on each line. The IIIF icon of a page can be dropped on the window, too.',
  notUnderstood: 'Write addresses that begin with http:// or https://.',
  add: 'Add sources | Add one source | Add {count} sources',
  addChosen: 'Add what is chosen | Add one source | Add {count} sources',
  added: 'One source was added. | {count} sources were added.',
  fetching: 'Fetching {number} of {of}…',
  opening: 'Fetching “{collection}”…',
  untitled: 'A collection without a title',
  searchIn: 'Search in “{collection}”',
  nothing: 'There is nothing here with this name.',
  rest: 'and one more: search for its name | and {count} more: search for their names',
  keep: 'Keep as a source',
  count: 'no canvases | {count} canvas | {count} canvases',
  details: '{width} × {height}',
  place: 'Canvas {place}',
  addAll: 'Add all canvases of {source}',
  remove: 'Take {source} out of the sources',
  removed: '“{source}” is no longer among the sources. What you took from it stays.',
} as const
