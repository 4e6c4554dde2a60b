import { onEach, type Fault, type Rule } from '../../rule.ts'
import type { ResourceClass } from '../../resource.ts'
import { has, pointerTo } from '../../value.ts'

/** What came with version 2.1. @see https://iiif.io/api/presentation/2.1/change-log/ */
const NEW: readonly string[] = [
  'members',
  'rendering',
  'navDate',
  'contentLayer',
  'first',
  'last',
  'total',
  'next',
  'prev',
  'startIndex',
]

const CLASSES: readonly ResourceClass[] = [
  'Collection',
  'Manifest',
  'Sequence',
  'Canvas',
  'Range',
  'Layer',
  'AnnotationPage',
]

export const VERSION_RULES_2: readonly Rule[] = [
  {
    id: 'v2/new-in-2.1',
    versions: ['2.0'],
    section: 'C. Change Log',
    sentence: 'Properties that came with version 2.1 are not known to readers of version 2.0.',
    severity: 'warning',
    check: onEach(CLASSES, ({ value, path }) =>
      NEW.filter((property) => has(value, property)).map((property): Fault => ({
        path: pointerTo(path, property),
        message: `${property} came with version 2.1: readers of version 2.0 do not see it.`,
      })),
    ),
  },
]
