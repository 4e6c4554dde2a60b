// The one way to sharp. The import is dynamic on purpose: bundlers hoist static imports of externals
// above the code of local-bind.
import './local-bind.ts'
import { availableParallelism } from 'node:os'

export const { default: sharp } = await import('sharp')

// Loaders by what they read, not by the name of the file: an SVG, PDF or anything else that is named
// like a scan must not be opened, since those formats can refer to other files.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadTiff',
    'VipsForeignLoadWebp',
    'VipsForeignLoadHeif',
    'VipsForeignLoadNsgif',
  ],
})

// libvips' own cache remembers operations by the name of the file; what is kept is decided here instead.
sharp.cache(false)

// Requests are already made side by side: more threads for each would only get in each other's way.
sharp.concurrency(Math.max(1, Math.ceil(availableParallelism() / 4)))
