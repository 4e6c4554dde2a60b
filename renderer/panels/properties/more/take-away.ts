import * as stated from '../../../../iiif/project/commands/stated.ts'
import type { Describe } from '../use-describing.ts'
import type { Addable } from './addable.ts'

/** What takes a property away from the resources that are described. */
export function takeAway(property: Addable): Describe {
  switch (property) {
    case 'navDate':
      return (project, described) => stated.setNavDate(project, described, undefined)
    case 'navPlace':
      return (project, described) => stated.setNavPlace(project, described, undefined)
    case 'thumbnail':
      return (project, described) => stated.setThumbnail(project, described, undefined)
    case 'start':
      return (project, described) => stated.setStart(project, described, undefined)
    case 'supplementary':
      return (project, described) => stated.setSupplementary(project, described, undefined)
    case 'placeholderCanvas':
    case 'accompanyingCanvas':
      return (project, described) =>
        stated.setSideCanvas(project, described, { property, canvas: undefined })
    case 'provider':
    case 'homepage':
    case 'rendering':
    case 'seeAlso':
    case 'partOf':
    case 'service':
    case 'services':
      return (project, described) => stated.setListed(project, described, { property, value: [] })
  }
}
