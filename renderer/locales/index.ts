import { createI18n } from 'vue-i18n'
import { PROBLEM_TEXTS } from '../../iiif/problem-texts.ts'
import type { CommandLabel } from '../../iiif/project/command.ts'
import { aboutTexts } from './en/about.ts'
import { annotationListTexts } from './en/annotation-list.ts'
import { annotationsTexts } from './en/annotations.ts'
import { annotationsTransferTexts } from './en/annotations-transfer.ts'
import { canvasesTexts } from './en/canvases.ts'
import { checksTexts } from './en/checks.ts'
import { choicesTexts } from './en/choices.ts'
import { collectionsTexts } from './en/collections.ts'
import { commandTexts } from './en/commands.ts'
import { commonTexts } from './en/common.ts'
import { creditsTexts } from './en/credits.ts'
import { composingTexts } from './en/composing.ts'
import { differenceTexts } from './en/difference.ts'
import { exportTexts } from './en/export.ts'
import { formattingTexts } from './en/formatting.ts'
import { gatheringTexts } from './en/gathering.ts'
import { historyTexts } from './en/history.ts'
import { iiifTexts } from './en/iiif.ts'
import { imageCacheTexts } from './en/image-cache.ts'
import { labelsTexts } from './en/labels.ts'
import { imageCheckTexts } from './en/image-check.ts'
import { manifestsTexts } from './en/manifests.ts'
import { menuTexts } from './en/menu.ts'
import { morePropertiesTexts } from './en/more-properties.ts'
import { noticesTexts } from './en/notices.ts'
import { offlineTexts } from './en/offline.ts'
import { orderTexts } from './en/order.ts'
import { propertiesTexts } from './en/properties.ts'
import { publishTexts } from './en/publish.ts'
import { reelsTexts } from './en/reels.ts'
import { sourcesTexts } from './en/sources.ts'
import { structureTexts } from './en/structure.ts'
import { tableTexts } from './en/table.ts'
import { viewerTexts } from './en/viewer.ts'
import { welcomeTexts } from './en/welcome.ts'
import { manifestCheckTexts } from './en/manifest-check.ts'

/** Every text that the window shows. */
export const EN = {
  common: commonTexts,
  welcome: welcomeTexts,
  sources: sourcesTexts,
  canvases: canvasesTexts,
  labels: labelsTexts,
  table: tableTexts,
  order: orderTexts,
  choices: choicesTexts,
  composing: composingTexts,
  checks: checksTexts,
  credits: creditsTexts,
  structure: structureTexts,
  reels: reelsTexts,
  properties: propertiesTexts,
  moreProperties: morePropertiesTexts,
  formatting: formattingTexts,
  viewer: viewerTexts,
  annotations: annotationsTexts,
  annotationList: annotationListTexts,
  annotationsTransfer: annotationsTransferTexts,
  difference: differenceTexts,
  export: exportTexts,
  collections: collectionsTexts,
  iiif: iiifTexts,
  publish: publishTexts,
  about: aboutTexts,
  imageCheck: imageCheckTexts,
  manifestCheck: manifestCheckTexts,
  history: historyTexts,
  imageCache: imageCacheTexts,
  manifests: manifestsTexts,
  gathering: gatheringTexts,
  offline: offlineTexts,
  menu: menuTexts,
  notices: noticesTexts,
  command: commandTexts,
  problem: PROBLEM_TEXTS,
}

export const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: EN } })

type Leaves<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Leaves<Tree[Key]>}`
}[keyof Tree & string]

/** A key of the catalogue. Components write `t('menu.undo')`; tables hold such keys. */
export type TextKey = Leaves<Omit<typeof EN, 'problem'>>

/** A text outside of a component, with `{count}` choosing between singular and plural. */
export const text = (
  key: TextKey,
  details: Readonly<Record<string, string | number>> = {},
): string => {
  const count = details['count']
  return typeof count === 'number'
    ? i18n.global.t(key, details, count)
    : i18n.global.t(key, details)
}

/** What a command did, to stand behind "Undo". */
export const commandText = ({ key, count = 1 }: CommandLabel): string =>
  text(`command.${key}`, { count })
