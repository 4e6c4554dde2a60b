/** Values of known size in bytes, the least recently used of which give way when there is no room. */
export interface ByteCache<Value> {
  get(key: string): Value | undefined
  /** Makes room first. What is larger than the whole cache is not kept. */
  set(key: string, value: Value, bytes: number): void
  delete(key: string): void
  clear(): void
  readonly bytes: number
}

export function createByteCache<Value>(capacity: number): ByteCache<Value> {
  // A Map keeps the order of insertion: what is used is put at its end again.
  const entries = new Map<string, { readonly value: Value; readonly bytes: number }>()
  let total = 0

  const remove = (key: string): void => {
    total -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }

  return {
    get bytes() {
      return total
    },

    get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.value
    },

    set(key, value, bytes) {
      remove(key)
      if (bytes > capacity) return
      for (const oldest of entries.keys()) {
        if (total + bytes <= capacity) break
        remove(oldest)
      }
      entries.set(key, { value, bytes })
      total += bytes
    },

    delete: remove,

    clear() {
      entries.clear()
      total = 0
    },
  }
}
