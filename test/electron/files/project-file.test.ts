import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { foldersOf, type Project } from '../../../iiif/project/model.ts'
import { loadProject, saveProject } from '../../../electron/files/project-file.ts'
import { projectWithCanvases } from '../../support/projects.ts'
import { fingerprint, temporaryFolder } from '../../support/temporary-folder.ts'

/** A project over a folder. */
function projectOver(location: string): Project {
  const project = projectWithCanvases(2)
  const folder = { ...foldersOf(project)[0]!, location }
  return { ...project, records: new Map(project.records).set(folder.id, folder) }
}

describe('The project file on disk', () => {
  test('names its folders relative to itself, so that both can be moved together', async () => {
    const top = temporaryFolder()
    const before = path.join(top, 'before')
    mkdirSync(path.join(before, 'scans'), { recursive: true })
    const file = path.join(before, 'codex.florilegium')
    const project = projectOver(path.join(before, 'scans'))
    await saveProject(file, project)
    expect(JSON.parse(readFileSync(file, 'utf8')).folders[0].location).toBe('scans')
    expect(await loadProject(file)).toEqual(project)

    renameSync(before, path.join(top, 'after'))
    const moved = await loadProject(path.join(top, 'after/codex.florilegium'))
    expect(foldersOf(moved)[0]?.location).toBe(path.join(top, 'after/scans'))
  })

  test('beside the project, above it, or the same folder', async () => {
    const top = temporaryFolder()
    mkdirSync(path.join(top, 'projects'))
    const file = path.join(top, 'projects/codex.florilegium')
    for (const location of [path.join(top, 'scans'), path.join(top, 'projects'), top]) {
      await saveProject(file, projectOver(location))
      expect(foldersOf(await loadProject(file))[0]?.location).toBe(location)
    }
  })

  test('keeps places of another system as they are', async () => {
    const file = path.join(temporaryFolder(), 'codex.florilegium')
    for (const location of ['C:\\Scans\\Codex', '\\\\server\\share']) {
      await saveProject(file, projectOver(location))
      expect(foldersOf(await loadProject(file))[0]?.location).toBe(location)
    }
  })
})

describe('A file that cannot be opened is never touched', () => {
  test.each([
    ['{"format":"florilegium-project","version":1', 'project/damaged'],
    ['', 'project/damaged'],
    ['{"format":"florilegium-project","version":99}', 'project/written-by-newer-version'],
    ['{"type":"Manifest"}', 'project/foreign'],
    [Buffer.from([0x7b, 0xff, 0xfe]), 'project/damaged'],
  ])('%j: %s', async (content, code) => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'codex.florilegium')
    writeFileSync(file, content)
    const before = fingerprint(folder)
    await expect(loadProject(file)).rejects.toMatchObject({ code })
    expect(fingerprint(folder)).toEqual(before)
  })

  test('a file that is gone, and a folder of that name', async () => {
    const folder = temporaryFolder()
    mkdirSync(path.join(folder, 'folder.florilegium'))
    await expect(loadProject(path.join(folder, 'gone'))).rejects.toMatchObject({
      code: 'project/gone',
    })
    await expect(loadProject(path.join(folder, 'folder.florilegium'))).rejects.toMatchObject({
      code: 'project/foreign',
    })
    expect(readdirSync(folder)).toEqual(['folder.florilegium'])
  })
})
