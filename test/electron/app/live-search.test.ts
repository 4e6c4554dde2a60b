import { describe, expect, test } from 'vitest'
import { serveDocuments } from '../../../electron/app/live-documents.ts'
import { parseRoute } from '../../../electron/image-server/routes.ts'
import { apply } from '../../../iiif/project/change.ts'
import { addAnnotation } from '../../../iiif/project/commands/annotations.ts'
import { canvasesOf } from '../../../iiif/project/model.ts'
import { projectWithCanvases } from '../../support/projects.ts'

const bare = projectWithCanvases(2)
const project = apply(
  bare,
  addAnnotation(bare, {
    type: 'Annotation',
    id: 'note',
    canvas: canvasesOf(bare)[0]!.id,
    motivation: 'commenting',
    bodies: [{ value: 'An emerald bird' }],
    target: { kind: 'whole' },
  }).change,
)
const serve = serveDocuments((prefix) => (prefix === 'secret' ? project : undefined))
const origin = 'http://127.0.0.1:8080'
/** As the image server asks for what a client asked it for. */
const get = async (target: string, viewer?: 'mirador') => {
  const route = parseRoute(target)
  if (route.kind !== 'document') throw new Error('It is a document')
  const { body } = await serve({ ...route, origin, ...(viewer && { viewer }) })
  return JSON.parse(body) as Record<string, unknown>
}

describe('The live addresses of an object', () => {
  test('say where its annotations are searched, and answer there', async () => {
    const { service } = await get('/secret/presentation/3/manifest.json')
    const address = `${origin}/secret/presentation/3/search`
    expect(service).toEqual([{ id: address, type: 'SearchService2' }])
    const found = await get('/secret/presentation/3/search?q=Emerald')
    expect(found).toMatchObject({ id: `${address}?q=Emerald`, items: [{ type: 'Annotation' }] })
    expect(await get('/secret/presentation/3/search?q=ruby')).toMatchObject({ items: [] })
  })

  test('say nothing of it in version 2, and in previews, where nothing answers', async () => {
    expect(await get('/secret/presentation/2/manifest.json')).not.toHaveProperty('service')
    expect(await get('/secret/presentation/3/manifest.json', 'mirador')).not.toHaveProperty(
      'service',
    )
    await expect(get('/secret/presentation/2/search?q=x')).rejects.toThrow()
    await expect(get('/secret/presentation/3/search?q=x', 'mirador')).rejects.toThrow()
  })
})
