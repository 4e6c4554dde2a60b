/** Places to open that came before the window listened: from the command line, the desktop, a second start. */
export interface OpenedPlaces {
  add(path: string): void
  /** From now on each place goes on at once; those that waited go first. */
  goOn(): void
  /** Wait again: the window is being loaded anew. */
  wait(): void
}

export function keepOpenedPlaces(open: (path: string) => void): OpenedPlaces {
  let waiting: string[] = []
  let isOpen = false
  return {
    add: (path) => {
      if (isOpen) open(path)
      else waiting.push(path)
    },
    goOn: () => {
      isOpen = true
      const waited = waiting
      waiting = []
      waited.forEach((path) => open(path))
    },
    wait: () => {
      isOpen = false
    },
  }
}
