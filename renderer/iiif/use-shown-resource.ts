import { computed, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { differencesOf } from '../../iiif/compare/differences.ts'
import { originalOf } from '../../iiif/compare/original.ts'
import type { ExportOptions, PresentationVersion } from '../../iiif/export/options.ts'
import { resourceJson, type ResourceOfProject } from '../../iiif/export/resource-json.ts'
import { textFor, type LanguageMap } from '../../iiif/language-map.ts'
import { formatDocument } from '../../iiif/presentation/json.ts'
import { removeUnknown, unknownPropertiesOf } from '../../iiif/project/commands/unknown.ts'
import { annotationsOn, findRecord, type Project, type RecordId } from '../../iiif/project/model.ts'
import { usualOptions, withVersion } from '../export/export-form.ts'
import { useRememberedOptions } from '../export/remembered-options.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'

export interface ShownResource extends ResourceOfProject {
  readonly key: string
  readonly name: string
}

/** More than these nobody looks for in a list; the others are in the document of the canvas or of the object. */
const MOST_LISTED = 300

/** The resources that can be looked at, the one that is, its JSON, and what of it is not as it came. */
export function useShownResource() {
  const { t, locale } = useI18n()
  const project = useProject()
  const selection = useSelection()
  const remembered = useRememberedOptions()
  const version = shallowRef<PresentationVersion>('3.0')

  const nameOf = (key: 'canvas' | 'range', label: LanguageMap, position?: number): string => {
    const text = textFor(label, [locale.value])
    const name = t(`iiif.${key}`, { position: position ?? '' })
    return text === '' ? name : t('iiif.named', { name, label: text })
  }

  const resources = computed((): readonly ShownResource[] => {
    const { project: whole, manifest } = project
    if (!whole || !manifest) return []
    const canvas = findRecord(whole, 'Canvas', selection.current ?? '')
    const position = canvas ? manifest.items.indexOf(canvas.id) + 1 : 0
    return [
      shown('Manifest', manifest.id, t('iiif.object')),
      ...(canvas && position > 0
        ? [
            shown('Canvas', canvas.id, nameOf('canvas', canvas.label, position)),
            ...annotationsOn(whole, canvas.id)
              .slice(0, MOST_LISTED)
              .map(({ id, bodies }, index) =>
                shown(
                  'Annotation',
                  id,
                  t('iiif.annotation', {
                    position: index + 1,
                    text: bodies[0]?.value.slice(0, 60) ?? '',
                  }),
                ),
              ),
          ]
        : []),
      ...rangesIn(whole, manifest.structures ?? [])
        .slice(0, MOST_LISTED)
        .map(({ id, label }) => shown('Range', id, nameOf('range', label))),
    ]
  })
  const wanted = shallowRef(
    selection.current === undefined ? 'Manifest' : `Canvas ${selection.current}`,
  )
  const resource = computed(() => {
    const known = resources.value
    return known.find(({ key }) => key === wanted.value) ?? known[0]
  })

  const options = computed((): ExportOptions => {
    const name = textFor(project.manifest?.label, ['en']) || (project.place?.name ?? '')
    const recalled = remembered.recall(project.project?.id ?? '', usualOptions(name))
    return withVersion(recalled, version.value)
  })
  const jsonIn = (asked: ExportOptions) =>
    project.project && resource.value && resourceJson(project.project, asked, resource.value)
  const json = computed(() => jsonIn(options.value))
  const text = computed(() => (json.value ? formatDocument(json.value).trimEnd() : ''))
  const original = computed(
    () => project.project && resource.value && originalOf(project.project, resource.value),
  )
  const differences = computed(() => {
    const now = jsonIn(withVersion(options.value, '3.0'))
    return original.value && now ? differencesOf(original.value.resource, now) : []
  })
  const unknown = computed(() =>
    Object.entries(
      project.project && resource.value ? unknownPropertiesOf(project.project, resource.value) : {},
    ).map(([property, value]) => ({ property, value })),
  )

  return {
    version,
    resources,
    resource,
    text,
    original,
    differences,
    unknown,
    choose: (key: string): void => {
      wanted.value = key
    },
    remove: (property: string): void => {
      if (!project.project || !resource.value) return
      const newId = (): string => crypto.randomUUID()
      project.run(removeUnknown(project.project, resource.value, { property, newId }))
    },
  }
}

const shown = (type: ResourceOfProject['type'], id: RecordId, name: string): ShownResource => ({
  type,
  id,
  key: type === 'Manifest' ? 'Manifest' : `${type} ${id}`,
  name,
})

/** Ranges with those within them, in the order of the tree. */
function rangesIn(project: Project, ids: readonly RecordId[]) {
  const found: NonNullable<ReturnType<typeof findRecord<'Range'>>>[] = []
  const visit = (id: RecordId): void => {
    const range = findRecord(project, 'Range', id)
    if (!range) return
    found.push(range)
    range.items.forEach((item) => typeof item === 'string' && visit(item))
  }
  ids.forEach(visit)
  return found
}
