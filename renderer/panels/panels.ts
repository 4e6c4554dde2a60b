import {
  BadgeCheck,
  CircleCheck,
  History,
  Images,
  ListTree,
  MessageSquareText,
  TableOfContents,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { TextKey } from '../locales/index.ts'
import type { Screen } from '../stores/view.ts'
import AnnotationsPanel from './AnnotationsPanel.vue'
import ChecksPanel from './ChecksPanel.vue'
import CreditsPanel from './CreditsPanel.vue'
import HistoryPanel from './HistoryPanel.vue'
import PropertiesPanel from './PropertiesPanel.vue'
import SourcesPanel from './SourcesPanel.vue'
import StructurePanel from './StructurePanel.vue'

export const PANEL_NAMES = [
  'sources',
  'structure',
  'checks',
  'properties',
  'annotations',
  'credits',
  'history',
] as const
export type PanelName = (typeof PANEL_NAMES)[number]

export interface PanelDefinition {
  readonly title: TextKey
  readonly icon: Component
  readonly side: 'left' | 'right'
  /** On which screens it can be seen. */
  readonly screens: readonly Screen[]
  /** Fills the panel below its title; scrolls by itself. */
  readonly component: Component
}

/** Every panel, in the order of their tabs: several of one side share it as tabs. */
export const PANELS: Readonly<Record<PanelName, PanelDefinition>> = {
  sources: {
    title: 'sources.title',
    icon: Images,
    side: 'left',
    screens: ['arrange'],
    component: SourcesPanel,
  },
  structure: {
    title: 'structure.title',
    icon: TableOfContents,
    side: 'left',
    screens: ['arrange'],
    component: StructurePanel,
  },
  checks: {
    title: 'checks.title',
    icon: CircleCheck,
    side: 'left',
    screens: ['arrange'],
    component: ChecksPanel,
  },
  properties: {
    title: 'properties.title',
    icon: ListTree,
    side: 'right',
    screens: ['arrange', 'view'],
    component: PropertiesPanel,
  },
  annotations: {
    title: 'annotations.title',
    icon: MessageSquareText,
    side: 'right',
    screens: ['view'],
    component: AnnotationsPanel,
  },
  credits: {
    title: 'credits.title',
    icon: BadgeCheck,
    side: 'right',
    screens: ['arrange'],
    component: CreditsPanel,
  },
  history: {
    title: 'history.title',
    icon: History,
    side: 'right',
    screens: ['arrange', 'view'],
    component: HistoryPanel,
  },
}
