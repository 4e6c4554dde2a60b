// @vitest-environment node
import { parse } from 'vue/compiler-sfc'
import { describe, expect, test } from 'vitest'
import { describeProblem } from '../../iiif/problem.ts'
import { PROBLEM_TEXTS, type ProblemCode } from '../../iiif/problem-texts.ts'
import { COMMAND_KEYS } from '../../iiif/project/command.ts'
import { commandText, EN, i18n } from '../../renderer/locales/index.ts'

const SOURCES: Readonly<Record<string, string>> = import.meta.glob(
  ['../../renderer/**/*.vue', '../../renderer/**/*.ts', '!../../renderer/locales/**'],
  { query: '?raw', import: 'default', eager: true },
)

/** What shows a key of the catalogue: `t('menu.undo')`, `text(…)`, `title: 'sources.title'`. */
const QUOTED = /(['`])((?:[a-z]\w*\.)+(?:[\w.]|\$\{[^}]*\})+)\1/g
const AREAS = new Set(Object.keys(EN))

type Tree = { readonly [key: string]: string | Tree }

/** Every key of the catalogue, with dots. */
const keysOf = (tree: Tree, above = ''): readonly string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [above + key] : keysOf(value, `${above}${key}.`),
  )

// The names of commands are put together in the catalogue itself, and tested below.
const catalogue = keysOf(EN).filter((key) => !key.startsWith('command.'))
const used = Object.values(SOURCES).flatMap((source) =>
  [...source.matchAll(QUOTED)]
    .map(([, , key = '']) => key)
    .filter((key) => AREAS.has(key.split('.')[0] ?? '')),
)
/** Keys with a part that is filled in: `common.screen.${screen}`. */
const patterns = used
  .filter((key) => key.includes('$'))
  .map(
    (key) => new RegExp(`^${key.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w/-]+')}$`),
  )

describe('The catalogue of texts', () => {
  test('has every key that the window uses', () => {
    const missing = used.filter((key) => !key.includes('$') && !catalogue.includes(key))
    expect(missing).toEqual([])
  })

  test('has a text for every key that is put together', () => {
    const empty = patterns.filter((pattern) => !catalogue.some((key) => pattern.test(key)))
    expect(empty).toEqual([])
  })

  test('has no text that nothing shows', () => {
    const isUsed = (key: string): boolean =>
      used.includes(key) || patterns.some((pattern) => pattern.test(key))
    expect(catalogue.filter((key) => !isUsed(key))).toEqual([])
  })

  test('names every command, for one thing and for several', () => {
    for (const key of COMMAND_KEYS) {
      const [one, several] = [commandText({ key }), commandText({ key, count: 3 })]
      expect(`${one}${several}`).not.toMatch(/[{}|]|command\./)
      if (one !== several) expect(several).toContain('3')
    }
  })

  test('says problems in exactly the sentences of iiif/problem-texts.ts', () => {
    for (const code of Object.keys(PROBLEM_TEXTS) as ProblemCode[]) {
      const texts = PROBLEM_TEXTS[code]
      const names = Object.values(texts).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)])
      const details = Object.fromEntries(names.map(([, name = '']) => [name, `the ${name}`]))
      const said = (part: keyof typeof texts): string =>
        texts[part] === '' ? '' : i18n.global.t(`problem.${code}.${part}`, details)
      expect({
        cause: said('cause'),
        consequence: said('consequence'),
        remedy: said('remedy'),
      }).toEqual(describeProblem({ code, details }))
    }
  })
})

/** Attributes that are read or seen. */
const SHOWN_ATTRIBUTES = new Set([
  'title',
  'placeholder',
  'alt',
  'aria-label',
  'label',
  'hint',
  'text',
  'name',
])

describe('No word that the window shows stands outside of the catalogue', () => {
  const components = Object.entries(SOURCES).filter(([file]) => file.endsWith('.vue'))

  test.each(components)('%s', (_file, source) => {
    expect(wordsIn(parse(source).descriptor.template?.ast)).toEqual([])
  })
})

interface Node {
  readonly type: number
  readonly content?: unknown
  readonly children?: readonly unknown[]
  readonly props?: readonly unknown[]
  readonly tag?: string
}

const TEXT = 2
const ATTRIBUTE = 6

/** The words in a template that are neither in {{ }} nor bound. */
function wordsIn(root: unknown): readonly string[] {
  const node = root as Node & {
    readonly name?: string
    readonly value?: { readonly content: string }
  }
  if (!root || typeof node.type !== 'number') return []
  if (node.type === TEXT) return hasWords(String(node.content)) ? [String(node.content).trim()] : []
  if (node.type === ATTRIBUTE) {
    const isShown = SHOWN_ATTRIBUTES.has(node.name ?? '') && hasWords(node.value?.content ?? '')
    return isShown ? [`${node.name}="${node.value?.content}"`] : []
  }
  const isComponent = /^[A-Z]/.test(node.tag ?? '')
  // The name of a slot or of a form's field is not shown; that of a component of ours is.
  const props = (node.props as readonly { readonly name?: string }[] | undefined)?.filter(
    ({ name }) => isComponent || name !== 'name',
  )
  return [...(props ?? []), ...(node.children ?? [])].flatMap(wordsIn)
}

const hasWords = (text: string): boolean => /\p{L}{2,}/u.test(text)
