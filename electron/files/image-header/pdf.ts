import { problem, Problem } from '../../../iiif/problem.ts'
import { createDecoder } from '../../decoders/run-decoder.ts'
import type { ReadPages } from './pages.ts'

/** In seconds: a volume of a thousand pages takes two. */
const MOST_SECONDS = 30

/** The thread ends by itself when no PDF is listed for a while. */
const decoder = createDecoder({ seconds: MOST_SECONDS })

/** PDF: the pages and their sizes in pixels. */
export const readPdf: ReadPages = async (_source, file) => {
  const pages = await describe(file)
  return {
    isPaged: true,
    pictures: pages.map((page, index) =>
      'code' in page ? new Problem(page.code, page.details) : { ...page, page: index },
    ),
  }
}

async function describe(file: Parameters<ReadPages>[1]) {
  try {
    return await decoder.run('describePdf', { file })
  } catch (error) {
    // That a picture could not be made in time is said of requests; of a file, that it cannot be read.
    if (error instanceof Problem && error.code === 'image/too-slow') throw problem('source/damaged')
    throw error
  }
}
