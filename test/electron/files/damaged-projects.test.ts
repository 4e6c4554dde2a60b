import fc from 'fast-check'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { saveProject } from '../../../electron/files/project-file.ts'
import { setLabel } from '../../../iiif/project/commands/properties.ts'
import { parseProject } from '../../../iiif/project/file.ts'
import { apply } from '../../../iiif/project/change.ts'
import { manifestOf } from '../../../iiif/project/model.ts'
import { printFigure } from '../../support/print-figure.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { nameOf, openWork } from '../../support/saved-work.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** What disks, programs and people do to a file; `place` is between 0 and 1. */
const DAMAGES: Readonly<Record<string, (bytes: Buffer, place: number) => Buffer>> = {
  'cut off': (bytes, place) => bytes.subarray(0, Math.floor(place * bytes.length)),
  'one bit flipped': (bytes, place) => {
    const flipped = Buffer.from(bytes)
    const index = Math.min(bytes.length - 1, Math.floor(place * bytes.length))
    flipped[index]! ^= 1 << (Math.floor(place * 1000) % 8)
    return flipped
  },
  'its end zeros': (bytes, place) => Buffer.from(bytes).fill(0, Math.floor(place * bytes.length)),
  '512 bytes of something else': (bytes, place) => {
    const index = Math.floor(place * bytes.length)
    return Buffer.concat([
      bytes.subarray(0, index),
      Buffer.alloc(512, '{"x":'),
      bytes.subarray(index + 512),
    ])
  },
  'line ends of Windows': (bytes) => Buffer.from(bytes.toString('utf8').replaceAll('\n', '\r\n')),
  'a byte order mark': (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]),
  empty: () => Buffer.alloc(0),
  "another program's JSON": () => Buffer.from('{"type":"Manifest","items":[]}'),
  'twice itself': (bytes) => Buffer.concat([bytes, bytes]),
}

const damage = fc.record({
  kind: fc.constantFrom(...Object.keys(DAMAGES)),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  which: fc.constantFrom('file' as const, 'journal' as const),
})

test('2,000 damaged files: none is read as empty, none is lost', async () => {
  const start = projectWithCanvases(8)
  const template = path.join(temporaryFolder(), 'Codex.florilegium')
  const named = setLabel(start, { ids: [start.manifest] }, { none: ['n 0'] })
  await saveProject(template, apply(start, named.change))
  const work = await openWork(template)
  for (let number = 1; number <= 4; number++) {
    await work.name(`n ${number}`)
    if (number === 2) await work.fold()
  }
  await work.close()
  const whole = { file: readFileSync(template), journal: readFileSync(`${template}-journal`) }

  const folder = temporaryFolder()
  const file = path.join(folder, 'Codex.florilegium')
  const found = { newest: 0, older: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(damage, async ({ kind, place, which }) => {
      const broken = DAMAGES[kind]!(whole[which], place)
      const bytes = { ...whole, [which]: broken }
      writeFileSync(file, bytes.file)
      writeFileSync(`${file}-journal`, bytes.journal)
      try {
        const opened = await openWork(file)
        const name = nameOf(opened.session.project)
        if (name === newestIn({ broken, whole, which })) found.newest += 1
        else found.older += 1
        // Never as empty, and never older than what the project file itself says.
        expect(manifestOf(opened.session.project).items).toHaveLength(8)
        // A file that cannot be read brings nobody back in time: the journal knows all.
        if (which === 'file' && !isReadable(broken)) expect(name).toBe('n 4')
        if (which === 'journal') expect(['n 2', 'n 3', 'n 4']).toContain(name)
        await opened.name('n 5')
        await opened.fold()
        await opened.close()
        // Another bit in a text is another text: then it is the file's, and the journal's is kept.
        const again = await openWork(file)
        expect(nameOf(again.session.project)).toBe('n 5')
        await again.close()
      } catch (error) {
        if (!(error instanceof Error && error.name === 'Problem')) throw error
        found.refused += 1
      }
      const saysTheSame = which === 'file' && isSameText(broken, whole.file)
      if (!broken.equals(whole[which]) && !saysTheSame)
        expectKept(folder, { broken, isJournal: which === 'journal' })
      for (const name of readdirSync(folder)) rmSync(path.join(folder, name))
    }),
    { numRuns: 2000 },
  )
  const share = found.newest / (found.newest + found.older + found.refused)
  printFigure(
    'D5',
    `2,000 damaged files: ${JSON.stringify(found)}, ${(share * 100).toFixed(1)} % with the last edit that is not itself damaged, 0 read as empty, 0 overwritten`,
  )
  expect(found.refused).toBe(0)
  expect(share).toBeGreaterThanOrEqual(0.95)
}, 300_000)

/** The last edit of which a byte is left unharmed somewhere: `n 4`, unless its own line is damaged. */
function newestIn({
  broken,
  whole,
  which,
}: {
  readonly broken: Buffer
  readonly whole: { readonly file: Buffer; readonly journal: Buffer }
  readonly which: 'file' | 'journal'
}): string {
  if (which === 'file') return 'n 4'
  const lines = whole.journal.toString('utf8').split('\n')
  const left = lines.filter((line) => line.includes('"kind":"do"') && broken.includes(line))
  const numbers = left.map((line) => Number(/"n (\d)"/.exec(line)?.[1]))
  // The project file says 2 whatever became of the journal.
  return `n ${Math.max(2, ...numbers)}`
}

/** Only line ends, spaces, or a mark before the text are not the same: those need not be kept. */
function isSameText(one: Buffer, other: Buffer): boolean {
  const said = (bytes: Buffer): string =>
    JSON.stringify(JSON.parse(bytes.toString('utf8').replace('\ufeff', '')))
  try {
    return said(one) === said(other)
  } catch {
    return false
  }
}

/** Still a project, though another: a bit of a text flipped, or line ends were changed. */
function isReadable(bytes: Buffer): boolean {
  try {
    parseProject(bytes.toString('utf8'), 'Codex.florilegium')
    return true
  } catch {
    return false
  }
}

/** The damaged bytes are still there, or those that nobody could read; a journal is kept from where it is damaged. */
function expectKept(
  folder: string,
  { broken, isJournal }: { readonly broken: Buffer; readonly isJournal: boolean },
): void {
  const contents = readdirSync(folder).map((name) => readFileSync(path.join(folder, name)))
  const isWhole = contents.some((content) => content.equals(broken))
  const tail = contents.some(
    (content) => content.length > 0 && broken.subarray(-content.length).equals(content),
  )
  const isRead = contents.some((content) => content.subarray(0, broken.length).equals(broken))
  const isChanged = readdirSync(folder).some((name) => name.includes('(before it was changed'))
  expect(isWhole || isRead || isChanged || (isJournal && tail)).toBe(true)
}
