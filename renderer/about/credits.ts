/** A part that the program is built on, and its licence as SPDX names it. */
export interface Credit {
  readonly name: string
  readonly licence: string
}

/** Whose work is in the program. Written by `scripts/licences.mjs`; the whole texts come with the program. */
export const CREDITS: readonly Credit[] = [
  { name: '@annotorious/plugin-tools', licence: 'BSD-3-Clause' },
  { name: 'Annotorious', licence: 'BSD-3-Clause' },
  { name: 'bidi-js', licence: 'MIT' },
  { name: 'chokidar', licence: 'MIT' },
  { name: 'Chromium', licence: 'BSD-3-Clause' },
  { name: 'Clover IIIF', licence: 'ISC' },
  { name: 'Cornerstone codecs', licence: 'MIT' },
  { name: 'DejaVu fonts', licence: 'Bitstream-Vera' },
  { name: 'Electron', licence: 'MIT' },
  { name: 'Emotion', licence: 'MIT' },
  { name: 'fast-xml-parser', licence: 'MIT' },
  { name: 'fontkit', licence: 'MIT' },
  { name: 'libde265', licence: 'LGPL-3.0' },
  { name: 'libheif', licence: 'LGPL-3.0' },
  { name: 'libheif-js', licence: 'LGPL-3.0' },
  { name: 'libvips', licence: 'LGPL-3.0-or-later' },
  { name: 'Lucide', licence: 'ISC' },
  { name: 'Material UI', licence: 'MIT' },
  { name: 'Mirador', licence: 'Apache-2.0' },
  { name: 'Node.js', licence: 'MIT' },
  { name: 'OpenJPEG', licence: 'BSD-2-Clause' },
  { name: 'OpenSeadragon', licence: 'BSD-3-Clause' },
  { name: 'PDFium', licence: 'Apache-2.0, BSD-3-Clause' },
  { name: 'PDFium for JavaScript', licence: 'MIT' },
  { name: 'PDFKit', licence: 'MIT' },
  { name: 'Pinia', licence: 'MIT' },
  { name: 'PixiJS', licence: 'MIT' },
  { name: 'pragmatic-drag-and-drop', licence: 'Apache-2.0' },
  { name: 'React', licence: 'MIT' },
  { name: 'react-i18next', licence: 'MIT' },
  { name: 'reka-ui', licence: 'MIT' },
  { name: 'sharp', licence: 'Apache-2.0' },
  { name: 'Swiper', licence: 'MIT' },
  { name: 'TanStack Virtual', licence: 'MIT' },
  { name: 'Vue', licence: 'MIT' },
  { name: 'vue-i18n', licence: 'MIT' },
  { name: 'VueUse', licence: 'MIT' },
  { name: 'world-atlas', licence: 'ISC' },
  { name: 'yauzl', licence: 'MIT' },
  { name: 'yazl', licence: 'MIT' },
]
