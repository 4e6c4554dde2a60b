import type { Repair } from '../../presentation/repair.ts'
import type { KeptNote } from './imported.ts'

/** What is said of each kind: `count` times in the document. */
const SENTENCES: Readonly<Record<KeptNote, (count: number) => string>> = {
  'no-size': (count) =>
    `${count === 1 ? 'One canvas states' : `${count} canvases state`} no size. It is shown in the size of its image, or in a square, and is exported without one until you give it one.`,
  'same-address': () =>
    'Several canvases have the same id. Each is kept with it; what refers to that id means the first of them.',
  annotations: (count) =>
    `${count === 1 ? 'One annotation is' : `${count} annotations are`} of a kind that cannot be shown or changed here. ${count === 1 ? 'It is' : 'They are'} kept whole, and exported as ${count === 1 ? 'it' : 'they'} came.`,
  painting: (count) =>
    `${count === 1 ? 'One canvas has' : `${count} canvases have`} something painted on it that cannot be shown or changed here. It is kept whole, and exported as it came.`,
  'range-items': (count) =>
    `${count === 1 ? 'One range names' : `${count} ranges name`} something that is not in this manifest, or a part that cannot be shown here. It is kept, and exported as it came.`,
  members: (count) =>
    `${count === 1 ? 'One thing' : `${count} things`} in the collection ${count === 1 ? 'is' : 'are'} neither a manifest nor a collection with an address. ${count === 1 ? 'It is' : 'They are'} kept, and exported as ${count === 1 ? 'it' : 'they'} came.`,
}

/** What is kept of a document but not shown, each kind once. */
export function describeKept(notes: readonly KeptNote[]): readonly Repair[] {
  const kinds = [...new Set(notes)]
  return kinds.map((kind) => ({
    code: `import/${kind}`,
    path: '',
    sentence: SENTENCES[kind](notes.filter((note) => note === kind).length),
  }))
}
