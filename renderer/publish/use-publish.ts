import { useLocalStorage } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import type { TargetKind, TargetOptions, TargetReport } from '../../electron/contract/targets.ts'
import type { SiteReport } from '../../electron/contract/publishing.ts'
import { textFor } from '../../iiif/language-map.ts'
import type { SiteOptions, SitePlan } from '../../iiif/site/options.ts'
import type { TargetPlan } from '../../iiif/targets/plan.ts'
import { app } from '../app-api.ts'
import { slugOf, usualOptions } from '../export/export-form.ts'
import { useProject } from '../stores/project.ts'
import { usualTarget } from './usual-targets.ts'
import { usePublishing } from './use-publishing.ts'

export const PUBLISH_KINDS = ['site', 'facsimile', 'contact-sheet', 'bag', 'bundle'] as const
export type PublishKind = (typeof PUBLISH_KINDS)[number]

/** The ways to publish the object, and which is chosen. */
export function usePublish() {
  const name = useObjectName()
  const kind = useLocalStorage<PublishKind>('publish-kind', 'site')
  if (!PUBLISH_KINDS.includes(kind.value)) kind.value = 'site'
  const site = usePublishing<SiteOptions, SitePlan, SiteReport>({
    memory: 'site-options',
    usual: { base: usualOptions(name).base, images: { kind: 'tiles' }, hasOlderVersion: false },
    isChosen: computed(() => kind.value === 'site'),
    plan: (options) => app().planSite(options),
    choose: () => app().chooseSiteFolder({ name: slugOf(name) }),
    run: (options, folder) => app().publishSite({ options, folder }),
  })
  const targets = {
    facsimile: useTarget('facsimile', name, kind),
    'contact-sheet': useTarget('contact-sheet', name, kind),
    bag: useTarget('bag', name, kind),
    bundle: useTarget('bundle', name, kind),
  } satisfies Record<TargetKind, unknown>
  return { kind, site, targets }
}

const useTarget = (target: TargetKind, name: string, kind: Readonly<Ref<PublishKind>>) =>
  usePublishing<TargetOptions, TargetPlan, TargetReport>({
    memory: `${target}-options`,
    usual: usualTarget(target, usualOptions(name).base),
    isChosen: computed(() => kind.value === target),
    plan: (options) => app().planTarget(options),
    choose: () => app().chooseTarget({ kind: target, name: slugOf(name) }),
    run: (options, place) => app().publishTarget({ options, place }),
  })

function useObjectName(): string {
  const project = useProject()
  return textFor(project.manifest?.label, ['en']) || (project.place?.name ?? '')
}
