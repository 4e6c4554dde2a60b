import { problem } from '../../iiif/problem.ts'
import type { FileState, PublishedImage } from '../contract/image-server.ts'

/** What is told of a file: once when it begins to be decoded, once when nothing decodes it any more. */
export type TellDecoding = (step: 'began' | 'ended', file: FileState) => void

let tell: TellDecoding = () => undefined

/** Who is told from now on. One for the whole process, as its decoders are. */
export function watchDecoding(listener: TellDecoding): void {
  tell = listener
}

const decoding = new Map<string, number>()
const underWay = new Set<Promise<void>>()
/** The last decoding that wants to be alone; settled when it is over. */
let alone: Promise<void> = Promise.resolve()

/**
 * Decodes a file while it is known from outside that it is being decoded: should a decoder bring the process
 * down, whoever started it knows which files may be the cause. A file that was under way in an earlier crash is
 * decoded alone, so that the next one leaves no doubt. Not to be called within itself: a file that waits to
 * be alone would wait for ever.
 *
 * @throws Problem `source/crashes-decoder` for a file that was put aside
 */
export async function whileDecoding<Result>(
  image: PublishedImage,
  decode: () => Promise<Result>,
): Promise<Result> {
  if (image.standing === 'put-aside') throw problem('source/crashes-decoder')
  const isAlone = image.standing === 'suspect'
  const earlier = isAlone ? Promise.all([alone, ...underWay]) : alone
  let finish: () => void = () => undefined
  const over = new Promise<void>((resolve) => {
    finish = resolve
  })
  underWay.add(over)
  if (isAlone) alone = over
  await earlier
  count(image, 1)
  try {
    return await decode()
  } finally {
    count(image, -1)
    underWay.delete(over)
    finish()
  }
}

function count(image: PublishedImage, by: 1 | -1): void {
  const file = fileStateOf(image)
  const key = JSON.stringify(file)
  const before = decoding.get(key) ?? 0
  if (before + by === 0) decoding.delete(key)
  else decoding.set(key, before + by)
  if (before === 0) tell('began', file)
  if (before + by === 0) tell('ended', file)
}

/** In this order and no more: it is compared as text. */
const fileStateOf = ({ root, path, pathBytes, size, modified }: PublishedImage): FileState => ({
  root,
  path,
  ...(pathBytes === undefined ? {} : { pathBytes }),
  size,
  modified,
})
