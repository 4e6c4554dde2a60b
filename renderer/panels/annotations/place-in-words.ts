import type { Selection } from '../../../iiif/annotation/selectors/index.ts'
import type { useI18n } from 'vue-i18n'

type Words = Pick<ReturnType<typeof useI18n>, 't' | 'n'>

/** Where an annotation lies, in few words. */
export function describePlace(target: Selection, { t, n }: Words): string {
  switch (target.kind) {
    case 'whole':
      return t('annotations.placeWhole')
    case 'rectangle':
      return t('annotations.placeRectangle', { width: n(target.width), height: n(target.height) })
    case 'ellipse':
      return t('annotations.placeEllipse', { width: n(target.width), height: n(target.height) })
    case 'polygon': {
      const count = target.points.length
      return t('annotations.placePolygon', { count }, count)
    }
    case 'line': {
      const count = target.points.length
      return t('annotations.placeLine', { count }, count)
    }
    case 'point':
      return t('annotations.placePoint', { x: n(target.x), y: n(target.y) })
    case 'several': {
      const count = target.parts.length
      return t('annotations.placeSeveral', { count }, count)
    }
  }
}
