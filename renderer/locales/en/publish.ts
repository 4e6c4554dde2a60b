/** The object as a website. */
export const publishTexts = {
  title: 'Publish as a website',
  intro: 'A folder that any web server shows as it is: GitHub Pages, Zenodo, a server of your own.',
  base: 'Where the folder will be found',
  baseHint: 'The address of the folder on your web server.',
  exampleHint: 'Put your own address in place of example.org.',

  images: 'Images',
  tiles: 'Deep zoom',
  tilesHint: 'Every scan in full, cut into tiles. The most files and the most room.',
  pictures: 'One picture each',
  picturesHint: 'Smaller pictures, without deep zoom. Few files.',
  longestSide: 'Longest side',
  pixels: '{count} pixels',
  older: 'Also for older viewers',
  olderHint: 'A manifest of IIIF 2.1 beside that of 3.0. With deep zoom, twice the room.',

  plan: 'What will be made',
  planning: 'Counting what will be made…',
  canvases: '{count} canvas | {count} canvases',
  files: '{count} file | {count} files',
  about: 'about {size}',
  fitsGitHub: 'Fits GitHub Pages, which takes up to 1 GB.',
  tooLargeGitHub:
    'Too large for GitHub Pages, which takes up to 1 GB: choose pictures, or another place.',
  fitsZenodo: 'Fits Zenodo, which takes up to 50 GB.',
  tooLargeZenodo:
    'Too large for Zenodo, which takes up to 50 GB: choose pictures, or another place.',

  start: 'Choose folder and publish…',
  making: 'Making the website: {done} of {total} pictures',
  preparing: 'Beginning…',
  cancelled: 'Cancelled. Nothing was left behind.',
  done: 'The website is ready: {count} file. | The website is ready: {count} files.',
  reused:
    '{count} image had not changed and was not made again. | {count} images had not changed and were not made again.',
  next: 'Now put the folder on your web server, so that it is found at {address}.',
  again: 'Publish again',
} as const
