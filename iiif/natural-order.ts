// One fixed language: the order of a folder must not depend on whose computer shows it.
const collator = new Intl.Collator('en', { numeric: true })

/**
 * Compares two paths as a reader would order them: `f. 2` before `f. 10`, folder by folder. Names that
 * look the same but are not (composed and decomposed letters) keep a fixed order too.
 */
export function compareNaturally(one: string, other: string): number {
  const ones = one.split('/')
  const others = other.split('/')
  const shared = Math.min(ones.length, others.length)
  for (let index = 0; index < shared; index++) {
    const order = collator.compare(ones[index] ?? '', others[index] ?? '')
    if (order !== 0) return order
  }
  if (ones.length !== others.length) return ones.length - others.length
  return one < other ? -1 : one > other ? 1 : 0
}

/** A new list in natural order of what `textOf` gives. */
export const sortNaturally = <Item>(
  items: Iterable<Item>,
  textOf: (item: Item) => string,
): Item[] => [...items].sort((one, other) => compareNaturally(textOf(one), textOf(other)))
