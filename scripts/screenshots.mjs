// `npm run screenshots`: takes the pictures of the README from the app itself, on its sample.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { electronFlags } from './electron-runtime.mjs'
import { setUpElectron, setUpProgram } from './setup.mjs'
import { run } from './setup/run.mjs'
import { Refusal, root, runToExit, say } from './setup/say.mjs'
import { hasDisplay, withDisplay } from './setup/system.mjs'

const TARGET = path.join(root, 'docs/images')

/** In bytes: pictures are kept by git for ever. */
const LARGEST = 200_000

/** In pixels of the screen. */
const WINDOW = { width: 1280, height: 832 }

/** From good to poor: widths in pixels and numbers of colours, the first that is small enough is taken. */
const QUALITIES = [
  { width: 1280, colours: 256 },
  { width: 1280, colours: 128 },
  { width: 1120, colours: 128 },
  { width: 1120, colours: 64 },
  { width: 960, colours: 64 },
]

/** Each leads from the last one to what is shown. */
const PICTURES = {
  welcome: async (page) => {
    await page.getByRole('button', { name: /Try the sample/ }).waitFor()
  },
  arrange: async (page) => {
    await page.getByRole('button', { name: /Try the sample/ }).click()
    await page.getByRole('tree', { name: 'Images' }).waitFor({ timeout: 90_000 })
  },
  view: async (page) => {
    await page.getByRole('button', { name: 'View', exact: true }).click()
    const strip = page.getByRole('navigation', { name: 'Canvases' })
    await strip.getByRole('button', { name: 'f. 1r', exact: true }).click()
    await page.getByRole('application', { name: /^Image of f\. 1r/ }).waitFor()
    await page.getByRole('tab', { name: 'Annotations' }).click()
  },
  export: async (page) => {
    await page.getByRole('button', { name: /^Export/ }).click()
    await page.getByRole('dialog').waitFor()
  },
}

async function take() {
  const { _electron: electron } = await import('@playwright/test')
  const { runtime, obstacle } = await setUpElectron()
  if (obstacle) throw new Refusal(`${obstacle}.`)
  const home = await mkdtemp(path.join(os.tmpdir(), 'florilegium-pictures-'))
  const app = await electron.launch({
    executablePath: runtime.executable,
    args: [...electronFlags(), root, `--user-data-dir=${path.join(home, 'settings')}`],
    env: { ...process.env, HOME: home },
  })
  try {
    const page = await app.firstWindow()
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0].setContentSize(width, height)
    }, WINDOW)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    for (const [name, lead] of Object.entries(PICTURES)) {
      await lead(page)
      await page.mouse.move(0, 0)
      await untilStill(page)
      await save(name, await page.screenshot({ animations: 'disabled' }))
    }
  } finally {
    await app.close()
    await rm(home, { recursive: true, force: true })
  }
}

/** Waits until two looks in a row see the same: every thumbnail and tile is there. */
async function untilStill(page) {
  const look = () => page.screenshot({ animations: 'disabled' })
  for (let last = await look(); ;) {
    await page.waitForTimeout(700)
    const next = await look()
    if (next.equals(last)) return
    last = next
  }
}

async function save(name, picture) {
  const { default: sharp } = await import('sharp')
  for (const { width, colours } of QUALITIES) {
    const small = await sharp(picture)
      .resize({ width, withoutEnlargement: true })
      .png({ palette: true, colours, effort: 10, compressionLevel: 9 })
      .toBuffer()
    if (small.length > LARGEST) continue
    await writeFile(path.join(TARGET, `${name}.png`), small)
    say(`docs/images/${name}.png: ${Math.round(small.length / 1000)} KB, ${width} pixels wide`)
    return
  }
  throw new Refusal(`the picture "${name}" cannot be made smaller than ${LARGEST} bytes.`)
}

await runToExit(async () => {
  await setUpProgram()
  if (!hasDisplay()) {
    const { obstacle } = await setUpElectron()
    if (obstacle) throw new Refusal(`${obstacle}.`)
    return run(...withDisplay(process.execPath, [import.meta.filename]))
  }
  await mkdir(TARGET, { recursive: true })
  await take()
  return 0
})
