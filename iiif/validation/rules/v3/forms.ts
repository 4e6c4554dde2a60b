import { findNumberIn, replaceWith, type Fix } from '../../fix.ts'
import { nameOf, onEach, VERSION_3, type Fault, type Rule } from '../../rule.ts'
import type { Resource, ResourceClass } from '../../resource.ts'
import { has, isObject, isWhole, pointerTo, quote, valueOf } from '../../value.ts'
import { findSuccessor } from './old-properties.ts'
import { OLD_PROPERTIES, PROPERTIES_3, type Form } from './properties.ts'

const CLASSES: readonly ResourceClass[] = [
  'Collection',
  'Manifest',
  'Canvas',
  'Range',
  'AnnotationPage',
  'Annotation',
  'AnnotationCollection',
  'Content',
  'TextualBody',
  'Choice',
  'SpecificResource',
  'Agent',
  'Reference',
]

interface FormDefinition {
  readonly fits: (value: unknown) => boolean
  /** Ends "… must be". */
  readonly name: string
  /** The value that is meant for certain, where there is one. */
  readonly meant: (value: unknown) => unknown
}

const isListOf = (value: unknown, fits: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(fits)

/** The one item of a list of one. */
const onlyOf = (value: unknown, fits: (item: unknown) => boolean): unknown =>
  Array.isArray(value) && value.length === 1 && fits(value[0]) ? value[0] : undefined

const isString = (value: unknown): value is string => typeof value === 'string'

const FORMS: Readonly<Record<Exclude<Form, 'texts'>, FormDefinition>> = {
  objects: {
    fits: (value) => isListOf(value, isObject),
    name: 'a list of objects, in [ ]',
    meant: (value) => (isObject(value) ? [value] : undefined),
  },
  strings: {
    fits: (value) => isListOf(value, isString),
    name: 'a list of texts, in [ ]',
    meant: (value) => (isString(value) ? [value] : undefined),
  },
  object: {
    fits: isObject,
    name: 'one object, in { }',
    meant: (value) => onlyOf(value, isObject),
  },
  string: {
    fits: isString,
    name: 'a single text',
    meant: (value) => onlyOf(value, isString),
  },
  'whole number': {
    fits: isWhole,
    name: 'a whole number above 0, without quotation marks',
    meant: (value) => {
      const number = findNumberIn(value)
      return isWhole(number) ? number : undefined
    },
  },
  number: {
    fits: (value) => typeof value === 'number' && Number.isFinite(value) && value > 0,
    name: 'a number above 0, without quotation marks',
    meant: findNumberIn,
  },
}

const ruleOfForm = (id: string, form: Exclude<Form, 'texts'>): Rule => ({
  id,
  versions: VERSION_3,
  section: '4.3 Properties with Multiple Values',
  sentence: `${propertiesOf(form).join(', ')} must be ${FORMS[form].name}.`,
  severity: 'error',
  check: onEach(CLASSES, (resource) =>
    propertiesOf(form)
      .filter((property) => has(resource.value, property))
      .filter((property) => !FORMS[form].fits(valueOf(resource.value, property)))
      .map((property) => ({
        path: pointerTo(resource.path, property),
        message: `${property} must be ${FORMS[form].name}; here it is ${quote(valueOf(resource.value, property))}.`,
        fix: findFormFix(
          form,
          valueOf(resource.value, property),
          pointerTo(resource.path, property),
        ),
      })),
  ),
})

function findFormFix(form: Exclude<Form, 'texts'>, value: unknown, path: string): Fix | undefined {
  const meant = FORMS[form].meant(value)
  return meant === undefined
    ? undefined
    : replaceWith(`Write it as ${FORMS[form].name}.`, path, meant)
}

const propertiesOf = (form: Form): readonly string[] =>
  Object.keys(PROPERTIES_3).filter((property) => PROPERTIES_3[property]?.form === form)

/** How values are written, and on which classes they may be. */
export const FORM_RULES_3: readonly Rule[] = [
  ruleOfForm('v3/list-of-objects', 'objects'),
  ruleOfForm('v3/list-of-texts', 'strings'),
  ruleOfForm('v3/one-object', 'object'),
  ruleOfForm('v3/one-text', 'string'),
  ruleOfForm('v3/whole-number', 'whole number'),
  ruleOfForm('v3/positive-number', 'number'),
  {
    id: 'v3/property-of-class',
    versions: VERSION_3,
    section: 'A. Summary of Property Requirements',
    sentence: 'A property that is not allowed for a class must not be used on it.',
    severity: 'error',
    check: onEach(
      [
        'Collection',
        'Manifest',
        'Canvas',
        'Range',
        'AnnotationPage',
        'Annotation',
        'AnnotationCollection',
      ],
      (resource) =>
        Object.keys(resource.value).flatMap((property) => findMisplaced(resource, property)),
    ),
  },
  {
    id: 'v3/no-version-2-property',
    versions: VERSION_3,
    section: '1.2 Terminology',
    sentence: 'Properties are those of version 3; what only version 2 had is not seen by readers.',
    severity: 'error',
    check: onEach(['Collection', 'Manifest', 'Canvas', 'Range'], ({ value, path }) =>
      Object.entries(OLD_PROPERTIES)
        .filter(([property]) => has(value, property))
        .map(([property, successor]) => ({
          path: pointerTo(path, property),
          message: `${property} belongs to version 2 and is not seen by readers of version 3: use ${successor}.`,
          fix: findSuccessor(value, path, property),
        })),
    ),
  },
  {
    id: 'v3/height-and-width',
    versions: VERSION_3,
    section: '5.3 Canvas',
    sentence: 'A Canvas must have height and width together, or a duration, or all three.',
    severity: 'error',
    check: onEach(['Canvas'], (resource) => {
      const { value, path, property } = resource
      const sides = ['height', 'width'].filter((side) => has(value, side))
      if (sides.length === 1) {
        return [
          { path, message: `This canvas has a ${sides[0]} only: give it both height and width.` },
        ]
      }
      // A placeholder may be named only, as the specification's own example does.
      const isNamedOnly = property !== 'items' && !has(value, 'items')
      if (sides.length === 2 || has(value, 'duration') || isNamedOnly) return []
      return [
        { path, message: 'This canvas has no size: give it height and width, or a duration.' },
      ]
    }),
  },
]

function findMisplaced(resource: Resource, property: string): readonly Fault[] {
  const definition = Object.hasOwn(PROPERTIES_3, property) ? PROPERTIES_3[property] : undefined
  if (!definition?.of || definition.of.includes(resource.class)) return []
  return [
    {
      path: pointerTo(resource.path, property),
      message: `${nameOf(resource)} may not have ${property}: remove it.`,
    },
  ]
}
