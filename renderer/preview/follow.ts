/** The object as an export of Presentation 3.0 would write it. */
export const MANIFEST = `${location.origin}/object/presentation/3/manifest.json`

/** In milliseconds: how soon a change of the object is seen in the preview. */
const PAUSE = 1_000

/** Tells of every change of the object, with the manifest as it is then. */
export function followObject(onChange: (manifest: object) => void): void {
  let known: number | undefined
  const look = async (): Promise<void> => {
    const revision = (await fetchJson('/object/revision')) as number
    if (known !== undefined && revision !== known) onChange((await fetchJson(MANIFEST)) as object)
    known = revision
  }
  // When the app is closing nothing answers; the window goes with it.
  const again = (): void =>
    void setTimeout(
      () =>
        void look()
          .catch(() => undefined)
          .then(again),
      PAUSE,
    )
  void look()
    .catch(() => undefined)
    .then(again)
}

async function fetchJson(address: string): Promise<unknown> {
  const answer = await fetch(address, { cache: 'no-store' })
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.json()
}
