export const CANVASES = 5_000

/** A project of 5,000 canvases, each with a comment. */
export function largeProject() {
  const plain = { metadata: [], behavior: [] }
  const ids = Array.from({ length: CANVASES }, (_, index) => `canvas-${index}`)
  const records = [
    { type: 'Manifest', id: 'manifest', label: { en: ['A codex'] }, ...plain, items: ids },
    { type: 'Folder', id: 'folder', location: '/scans', prefix: '' },
    ...ids.flatMap((id, index) => [canvasOf(id, index), commentOn(id)]),
  ]
  return {
    id: 'project',
    manifest: 'manifest',
    records: new Map(records.map((one) => [one.id, one])),
  }
}

const canvasOf = (id, index) => ({
  type: 'Canvas',
  id,
  label: { none: [`f. ${index}`] },
  metadata: [{ label: { en: ['Hand'] }, value: { en: ['A'] } }],
  behavior: [],
  width: 4000,
  height: 6000,
  painting: [
    {
      id: `painting-${index}`,
      body: { type: 'Image', folder: 'folder', path: `${index}.jpg`, width: 4000, height: 6000 },
    },
  ],
  annotations: [`comment-${id}`],
})

const commentOn = (canvas) => ({
  type: 'Annotation',
  id: `comment-${canvas}`,
  canvas,
  motivation: 'commenting',
  bodies: [{ value: 'An initial' }],
  target: { kind: 'rectangle', x: 10, y: 20, width: 300, height: 400 },
})
