const KINDS: readonly {
  readonly mediaType: string
  readonly fits: (head: string) => boolean
}[] = [
  { mediaType: 'image/jpeg', fits: (head) => head.startsWith('\xff\xd8\xff') },
  { mediaType: 'image/png', fits: (head) => head.startsWith('\x89PNG\r\n\x1a\n') },
  { mediaType: 'image/gif', fits: (head) => /^GIF8[79]a/.test(head) },
  {
    mediaType: 'image/webp',
    fits: (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP',
  },
  { mediaType: 'image/avif', fits: (head) => /^.{4}ftypavi[fs]/s.test(head) },
]

/**
 * The media type of a picture, by its bytes: what a server calls it is not believed. SVG is none of them, since it may
 * hold programs and addresses.
 */
export function mediaTypeOf(body: Buffer): string | undefined {
  const head = body.toString('latin1', 0, 16)
  return KINDS.find(({ fits }) => fits(head))?.mediaType
}
