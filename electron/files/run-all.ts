/** Does something with every item, at most so many at once. Rejects with the first failure. */
export async function runAll<Item>(
  items: readonly Item[],
  concurrency: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const remaining = items.values()
  const worker = async (): Promise<void> => {
    // One iterator shared by all workers: each takes the next item.
    for (const item of remaining) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, worker))
}
