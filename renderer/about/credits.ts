/** A part that the program is built on, and its licence as SPDX names it. */
export interface Credit {
  readonly name: string
  readonly licence: string
}

/** What the window and the image server are made of. The whole texts come with the program. */
export const CREDITS: readonly Credit[] = [
  { name: 'Annotorious', licence: 'BSD-3-Clause' },
  { name: 'Chromium', licence: 'BSD-3-Clause' },
  { name: 'Electron', licence: 'MIT' },
  { name: 'libvips', licence: 'LGPL-3.0-or-later' },
  { name: 'Lucide', licence: 'ISC' },
  { name: 'Node.js', licence: 'MIT' },
  { name: 'OpenSeadragon', licence: 'BSD-3-Clause' },
  { name: 'Pinia', licence: 'MIT' },
  { name: 'PixiJS', licence: 'MIT' },
  { name: 'pragmatic-drag-and-drop', licence: 'Apache-2.0' },
  { name: 'reka-ui', licence: 'MIT' },
  { name: 'sharp', licence: 'Apache-2.0' },
  { name: 'TanStack Virtual', licence: 'MIT' },
  { name: 'Vue', licence: 'MIT' },
  { name: 'vue-i18n', licence: 'MIT' },
  { name: 'VueUse', licence: 'MIT' },
]
