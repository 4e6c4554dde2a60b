import type { LeafCredit } from './leaf-credit.ts'
import type { Holder } from './holder.ts'

/** The leaves of one holder that are to be credited alike. */
export interface CreditGroup {
  readonly key: string
  readonly standing: LeafCredit['standing']
  readonly holder: Holder
  readonly credits: readonly LeafCredit[]
}

/**
 * Leaves by holder, in the order in which the object has them; those of one's own come last. Every leaf is in one
 * group, and stays in reading order there.
 */
export function groupByHolder(credits: readonly LeafCredit[]): readonly CreditGroup[] {
  const groups = new Map<string, LeafCredit[]>()
  for (const credit of credits) {
    const key = keyOf(credit)
    const group = groups.get(key)
    if (group) group.push(credit)
    else groups.set(key, [credit])
  }
  const all = [...groups].flatMap(([key, list]): readonly CreditGroup[] => {
    const [first] = list
    if (!first) return []
    // What one leaf knows of its holder, such as a homepage, is true for all of them.
    const holder = list.map((one) => one.holder).reduce((known, one) => ({ ...one, ...known }))
    return [{ key, standing: first.standing, holder, credits: list }]
  })
  return [
    ...all.filter(({ standing }) => standing !== 'own'),
    ...all.filter(({ standing }) => standing === 'own'),
  ]
}

const keyOf = ({ standing, holder }: LeafCredit): string =>
  standing === 'own' ? 'own' : `of others ${holder.key}`

/** What several leaves say, each once, in the order of the leaves. */
export function distinct<Item, Said>(
  items: readonly Item[],
  read: (item: Item) => Said | undefined,
): readonly Said[] {
  const said = new Map<string, Said>()
  for (const item of items) {
    const one = read(item)
    if (one !== undefined) said.set(JSON.stringify(one), one)
  }
  return [...said.values()]
}
