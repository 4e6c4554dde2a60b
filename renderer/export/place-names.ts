import { useI18n } from 'vue-i18n'
import { textFor } from '../../iiif/language-map.ts'
import { useProject } from '../stores/project.ts'

/** Names canvases of the object as a scholar knows them. */
export function usePlaceNames() {
  const { t, locale } = useI18n()
  const project = useProject()

  return {
    /** @param canvas the index of a canvas, or undefined for the object */
    nameOf: (canvas: number | undefined): string => {
      if (canvas === undefined) return t('export.placeObject')
      const label = textFor(project.canvases[canvas]?.label, [locale.value])
      const position = canvas + 1
      return label === ''
        ? t('export.placeCanvas', { position })
        : t('export.placeCanvasLabel', { position, label })
    },
  }
}
