import type { ExportOptions } from '../../../../iiif/export/options.ts'
import type { AnnotationRecord, Project, ProjectRecord } from '../../../../iiif/project/model.ts'
import { projectWithCanvases } from '../../../support/projects.ts'

export const OPTIONS_3: ExportOptions = {
  version: '3.0',
  base: 'https://example.org/codex/',
  imageBase: 'https://images.example.org/iiif/3/',
  imageVersion: 3,
}

export const OPTIONS_2: ExportOptions = {
  version: '2.1',
  base: 'https://example.org/codex',
  imageBase: 'https://images.example.org/iiif/2',
  imageVersion: 2,
}

/** The project with some records replaced or added. */
export const withRecords = (project: Project, ...records: readonly ProjectRecord[]): Project => ({
  ...project,
  records: new Map([...project.records, ...records.map((record) => [record.id, record] as const)]),
})

const annotation = (
  id: string,
  rest: Pick<AnnotationRecord, 'motivation' | 'bodies' | 'target'>,
): AnnotationRecord => ({ type: 'Annotation', id, canvas: 'id-1', ...rest })

/** Two canvases, everything described, four annotations on the first. */
export function describedCodex(): Project {
  const project = projectWithCanvases(2)
  const manifest = project.records.get('manifest')
  const canvas = project.records.get('id-1')
  if (manifest?.type !== 'Manifest' || canvas?.type !== 'Canvas') throw new Error('They are there')
  return withRecords(
    project,
    {
      ...manifest,
      label: { en: ['A codex'], la: ['Codex'] },
      summary: { en: ['Two leaves.'] },
      metadata: [
        { label: { en: ['Place'] }, value: { none: ['Fulda', 'Reichenau'] } },
        { label: { en: ['Left empty'] }, value: { en: [''] } },
      ],
      requiredStatement: { label: { en: ['Holder'] }, value: { en: ['A library'] } },
      rights: 'http://creativecommons.org/licenses/by/4.0/',
      viewingDirection: 'right-to-left',
      behavior: ['paged'],
    },
    {
      ...canvas,
      summary: { en: ['<illegible>'] },
      behavior: ['non-paged'],
      annotations: ['comment', 'text', 'tags', 'empty'],
    },
    annotation('comment', {
      motivation: 'commenting',
      bodies: [{ value: 'An initial', language: 'en' }],
      target: { kind: 'rectangle', x: 10.4, y: 20, width: 300, height: 400 },
    }),
    annotation('text', {
      motivation: 'supplementing',
      bodies: [{ value: 'In principio', language: 'la' }],
      target: {
        kind: 'polygon',
        points: [
          { x: 1, y: 2 },
          { x: 30, y: 2 },
          { x: 30, y: 2000 },
        ],
      },
    }),
    annotation('tags', {
      motivation: 'tagging',
      bodies: [{ value: 'gold' }, { value: 'initial' }, { value: '' }],
      target: { kind: 'whole' },
    }),
    annotation('empty', {
      motivation: 'commenting',
      bodies: [{ value: '' }],
      target: { kind: 'whole' },
    }),
  )
}
