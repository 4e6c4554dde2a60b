/** Loads a viewer: one file, as its authors publish it. @throws Error when it cannot be had */
export function loadLibrary(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = address
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`${script.src} could not be loaded`))
    document.head.append(script)
  })
}
