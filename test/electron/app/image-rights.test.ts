import { expect, test } from 'vitest'
import { addCanvases } from '../../../iiif/project/commands/canvases.ts'
import { setRights } from '../../../iiif/project/commands/properties.ts'
import { foldersOf, manifestOf, type Project } from '../../../iiif/project/model.ts'
import { folderOfScans, sourcesListed, sourcesOf, startProgram, windowOf } from './program.ts'

const BY = 'http://creativecommons.org/licenses/by/4.0/'
const ZERO = 'http://creativecommons.org/publicdomain/zero/1.0/'

test('the rights that a scholar states of the object and its canvases are told with the images, and only of those in it', async () => {
  const program = await startProgram()
  const scans = await folderOfScans(['f. 1.jpg', 'f. 2.jpg', 'unused.jpg'])
  await program.drop(scans)
  const opened = await program.call('createProject', scans)
  await sourcesListed(program)
  const window = windowOf(program, opened)
  let ids = 0
  await window.run((project: Project) =>
    addCanvases(project, {
      images: ['f. 1.jpg', 'f. 2.jpg'].map((name) => {
        const content = sourcesOf(program).get(name)?.content
        if (content?.kind !== 'image') throw new Error(`${name} is not listed as an image`)
        const { width, height } = content
        const folder = foldersOf(project)[0]!.id
        return { image: { type: 'Image', folder, path: name, width, height }, label: name }
      }),
      newId: () => `new-${++ids}`,
    }),
  )
  const { image2, image3 } = await program.call('getAddresses')
  const statedOf = async (name: string): Promise<readonly unknown[]> => {
    const information = async (base: string) =>
      (await (await fetch(`${base}/${encodeURIComponent(name)}/info.json`)).json()) as Record<
        string,
        unknown
      >
    return [(await information(image3))['rights'], (await information(image2))['license']]
  }
  const expectStated = async (expected: Readonly<Record<string, string | undefined>>) => {
    for (const [name, rights] of Object.entries(expected)) {
      await expect.poll(() => statedOf(name), { timeout: 10_000 }).toEqual([rights, rights])
    }
  }

  await expectStated({ 'f. 1.jpg': undefined, 'f. 2.jpg': undefined })
  await window.run((project) => setRights(project, { ids: [project.manifest] }, BY))
  await expectStated({ 'f. 1.jpg': BY, 'f. 2.jpg': BY, 'unused.jpg': undefined })
  const [first = ''] = manifestOf(window.project).items
  await window.run((project) => setRights(project, { ids: [first] }, ZERO))
  await expectStated({ 'f. 1.jpg': ZERO, 'f. 2.jpg': BY, 'unused.jpg': undefined })
  await window.run((project) => setRights(project, { ids: [project.manifest] }, undefined))
  await expectStated({ 'f. 1.jpg': ZERO, 'f. 2.jpg': undefined })
  await program.app.close()
})
