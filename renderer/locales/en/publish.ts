/** The object as a website, a book, a file to hand on. */
export const publishTexts = {
  title: 'Publish',
  kind: 'What to make',
  kinds: {
    site: {
      name: 'Website',
      hint: 'A folder that any web server shows as it is: GitHub Pages, Zenodo, a server of your own.',
      start: 'Choose folder and publish…',
      making: 'Making the website: {done} of {total} pictures',
    },
    facsimile: {
      name: 'Facsimile',
      hint: 'A PDF with a page for each canvas, its label and its credits.',
      start: 'Choose file and make…',
      making: 'Making the facsimile: {done} of {total} canvases',
      done: 'The facsimile is ready.',
    },
    'contact-sheet': {
      name: 'Contact sheet',
      hint: 'A PDF with all canvases in small, many on a page.',
      start: 'Choose file and make…',
      making: 'Making the contact sheet: {done} of {total} canvases',
      done: 'The contact sheet is ready.',
    },
    bag: {
      name: 'Archive',
      hint: 'A BagIt bag for a repository: the project, its scans and the object in IIIF, with check sums.',
      start: 'Choose folder and make…',
      making: 'Making the archive: {done} of {total} steps',
      done: 'The archive is ready, and every file in it was checked.',
    },
    bundle: {
      name: 'Bundle',
      hint: 'One file with the project and its scans, which Florilegium opens on another computer.',
      start: 'Choose file and make…',
      making: 'Making the bundle: {done} of {total} scans',
      done: 'The bundle is ready.',
    },
  },

  bagBase: 'Where the object will be found',
  bagBaseHint: 'For the addresses in the manifests that the archive holds.',
  paper: 'Paper',
  papers: { a4: 'A4', a5: 'A5', a3: 'A3', letter: 'Letter' },
  pictureSide: 'Longest side of the pictures',
  columns: 'Pictures side by side',
  textLayer: 'What is transcribed can be searched and copied where it stands on the leaf',
  pages: '{count} page | {count} pages',
  remarks: {
    uncredited:
      'Of {count} canvas nothing says whose the picture is: name its holder or its rights. | Of {count} canvases nothing says whose the pictures are: name their holders or rights.',
    elsewhere:
      '{count} picture lies on a server of others: a frame with its address stands for it. | {count} pictures lie on servers of others: frames with their addresses stand for them.',
    notPacked:
      '{count} picture lies on a server of others: it is named by its address and does not come with it. | {count} pictures lie on servers of others: they are named by their addresses and do not come with it.',
    missing:
      '{count} scan is not where the project has it, and will be missing. | {count} scans are not where the project has them, and will be missing.',
    letters: 'No font of the program has these letters, for which boxes will stand: {letters}',
  },

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

  preparing: 'Beginning…',
  cancelled: 'Cancelled. Nothing was left behind.',
  done: 'The website is ready: {count} file. | The website is ready: {count} files.',
  reused:
    '{count} image had not changed and was not made again. | {count} images had not changed and were not made again.',
  next: 'Now put the folder on your web server, so that it is found at {address}.',
  again: 'Publish again',
} as const
