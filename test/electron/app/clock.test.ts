import { expect, onTestFinished, test, vi } from 'vitest'
import { countingIds } from '../../support/projects.ts'
import { printFigure } from '../../support/print-figure.ts'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { foldersOf, type Project } from '../../../iiif/project/model.ts'
import { folderOfScans, startProgram, windowOf } from './program.ts'

const DAY = 86_400_000
/** By how much the clock jumps between two edits: a day back, ten years on, summer time, and back to what it was. */
const JUMPS = [-DAY, 3652 * DAY, 3_600_000, -3_600_000, -3651 * DAY, -400 * DAY, 400 * DAY]

test('the clock jumps while one works: every step is kept, in the order in which it was made', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const program = await startProgram()
  const scans = await folderOfScans(['f. 1.jpg'])
  await program.drop(scans)
  const opened = await program.call('createProject', scans)
  const window = windowOf(program, opened)
  await window.run((project) =>
    addCanvases(project, {
      images: [{ label: 'f. 1', image: imageIn(foldersOf(project)[0]!.id) }],
      newId: countingIds(),
    }),
  )
  const texts: string[] = []
  for (let number = 1; number <= 70; number++) {
    vi.setSystemTime(Date.now() + JUMPS[number % JUMPS.length]!)
    const text = `n ${number}`
    texts.push(text)
    const { change, label } = setLabel(
      window.project,
      { ids: [window.project.manifest] },
      { none: [text] },
    )
    await window.send(change, { kind: 'do', label, at: new Date().toISOString() })
  }
  await window.saved()
  await program.call('closeProject')

  const again = await program.call('openProject', opened.file)
  expect(again.notices).toEqual([])
  expect(again.history.past).toHaveLength(texts.length + 1)
  const later = windowOf(program, again)
  expect(labelOf(later.project)).toBe('n 70')
  const list = await program.call('listSnapshots')
  expect(list.length).toBeGreaterThan(0)
  expect(labelIn((await program.call('readSnapshot', list[0]!.key)).records)).toBe('n 70')
  printFigure(
    'E4',
    `${texts.length} jumps of the clock over ten years: 0 edits lost, 0 in another order`,
  )
})

const imageIn = (folder: string) =>
  ({ type: 'Image', folder, path: 'f. 1.jpg', width: 151, height: 97 }) as const

const labelOf = ({ records }: Project): string | undefined => labelIn([...records.values()])

const labelIn = (records: readonly { readonly type: string }[]): string | undefined => {
  const manifest = records.find(({ type }) => type === 'Manifest') as
    { readonly label?: Readonly<Record<string, readonly string[]>> } | undefined
  return manifest?.label?.['none']?.[0]
}
