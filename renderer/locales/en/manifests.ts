/** Opening manifests of others, and images that are with others. */
export const manifestsTexts = {
  title: 'Open a manifest',
  reading: 'Reading the manifest…',
  untitled: 'Without a title',
  holder: 'Held by',
  file: 'File',
  version: 'Version',
  versionOf: 'IIIF Presentation {version}',
  content: 'Holds',
  canvases: 'one canvas | {count} canvases',
  ranges: 'one part | {count} parts',
  annotations: 'one annotation | {count} annotations',
  images: 'Images',
  hosts: 'with {hosts}; they are not loaded now',
  moreHosts: '{hosts} and {count} more',
  noImages: 'none',
  unchanged:
    'The file itself stays as it is. Ids and everything that this program does not know are kept, and exported as they came.',
  sound: 'Nothing had to be mended.',
  repaired:
    'One thing was mended on the way or is kept without being shown | {count} things were mended on the way or are kept without being shown',
  repairs: 'What was mended or is kept',
  moreRepairs: 'and one more | and {count} more',
  faults:
    'One fault is left that only you can mend. | {count} faults are left that only you can mend.',
  run: 'Open as a new project',
  remote: 'This image is with {host}. It is not loaded yet.',
  remoteTitle: 'With {host}',
  notLoaded: 'Not loaded yet. Nothing is fetched from the web without your asking.',
  otherContent: 'Sound, video or something else that is kept and cannot be shown here',
} as const
