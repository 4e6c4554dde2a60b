import { Problem, problem } from '../../iiif/problem.ts'
import { probeFile } from './image-header/index.ts'

/** The size of a picture in memory, in pixels as displayed. @throws Problem `source/…` */
export async function measurePicture(
  picture: Buffer,
  name: string,
): Promise<{ readonly width: number; readonly height: number }> {
  const file = {
    // None: only documents of several pages are read by their descriptor, and a picture is none.
    fd: -1,
    read: (buffer: Buffer, length: number, position: number) =>
      picture.copy(buffer, 0, position, position + length),
  }
  const { pictures } = await probeFile(file, picture.length, name)
  const [first] = pictures
  if (!first || first instanceof Problem) throw first ?? problem('source/damaged')
  return { width: first.width, height: first.height }
}
