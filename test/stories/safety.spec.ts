import { expect, test } from '@playwright/test'
import { APP_EVENTS, APP_METHODS } from '../../electron/contract/app-api.ts'
import { launchApp, type LaunchedApp } from './support/app.ts'

let launched: LaunchedApp
test.beforeAll(async () => {
  launched = await launchApp()
})
test.afterAll(() => launched.close())

/** What a request of the window brings: the status, or that it was refused before it began. */
const ask = (addresses: readonly string[]): Promise<readonly (number | 'refused')[]> =>
  launched.page.evaluate(
    (asked) =>
      Promise.all(
        asked.map((address) =>
          fetch(address).then(
            ({ status }) => status,
            () => 'refused' as const,
          ),
        ),
      ),
    addresses,
  )

test('the window is sandboxed, isolated and without Node', async () => {
  const preferences = await launched.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    return (
      window?.webContents as unknown as { getLastWebPreferences(): object }
    ).getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
  })
  const found = await launched.page.evaluate(() => [typeof require, typeof process])
  expect(found).toEqual(['undefined', 'undefined'])
})

test('the window can call the methods of the contract and nothing else', async () => {
  const bridge = await launched.page.evaluate(() => {
    const { app } = window as unknown as { app: object }
    return { names: Object.keys(app).sort(), isFrozen: Object.isFrozen(app) }
  })
  expect(bridge.names).toEqual([...Object.keys(APP_METHODS), 'on', 'openDropped'].sort())
  expect(bridge.isFrozen).toBe(true)
  const heard = await launched.page.evaluate(
    (events) => {
      const { app } = window as unknown as { app: { on(event: string, hear: () => void): unknown } }
      const isHeard = (event: string): boolean => {
        try {
          app.on(event, () => undefined)
          return true
        } catch {
          return false
        }
      }
      return events.map(isHeard)
    },
    [...Object.keys(APP_EVENTS), 'somethingElse'],
  )
  expect(heard).toEqual([...Object.keys(APP_EVENTS).map(() => true), false])
})

test('the page is there, and no file beside it', async () => {
  expect(await ask(['/', '/index.html'])).toEqual([200, 200])
  expect(
    await ask([
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/%2e%2e/electron/main.js',
      '/assets/',
      '/etc/passwd',
    ]),
  ).toEqual([404, 404, 404, 404, 404])
})

test('the window reaches no other address', async () => {
  const port = Number(new URL((await addressOfImageServer()) ?? 'http://127.0.0.1:9').port)
  expect(
    await ask([
      `http://127.0.0.1:${port}/`,
      'http://localhost:9/',
      'https://example.org/',
      'file:///etc/passwd',
      'app://elsewhere/',
      '//etc/passwd',
    ]),
  ).toEqual(Array.from({ length: 6 }, () => 'refused'))
})

/** Where the image server listens, if a project is open. */
const addressOfImageServer = (): Promise<string | undefined> =>
  launched.page.evaluate(async () => {
    const { app } = window as unknown as {
      app: { getAddresses(): Promise<{ value?: { image3: string } }> }
    }
    return (await app.getAddresses()).value?.image3
  })

test('no code runs that is not in the files of the page', async () => {
  const ran = await launched.page.evaluate(async () => {
    const marks = window as unknown as { ran?: string[] }
    marks.ran = []
    const script = document.createElement('script')
    script.textContent = 'window.ran.push("inline script")'
    document.body.append(script)
    const image = document.createElement('div')
    image.innerHTML = '<img src="x:" onerror="window.ran.push(\'attribute\')">'
    document.body.append(image)
    const link = document.createElement('a')
    link.href = 'javascript:window.ran.push("link")'
    document.body.append(link)
    link.click()
    await new Promise((resolve) => setTimeout(resolve, 300))
    for (const element of [script, image, link]) element.remove()
    return marks.ran
  })
  expect(ran).toEqual([])
})

test('the window goes nowhere else, and opens no other', async () => {
  const { app, page } = launched
  // What would be opened in the browser of the scholar is noted instead.
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (address) => {
      opened.push(address)
      return Promise.resolve()
    }
  })
  await page.evaluate(() => {
    for (const address of [
      'https://example.org/a',
      'file:///etc/passwd',
      'smb://x/y',
      'about:blank',
    ]) {
      window.open(address)
    }
    window.location.href = 'https://example.org/b'
    window.location.href = 'file:///etc/passwd'
  })
  await page.waitForTimeout(500)
  expect(page.url()).toBe('app://florilegium/')
  expect(app.windows()).toHaveLength(1)
  const opened = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)
  expect(opened).toEqual(['https://example.org/a'])
})

test('no permission is given', async () => {
  const states = await launched.page.evaluate(() =>
    Promise.all(
      ['geolocation', 'notifications', 'camera', 'microphone', 'midi'].map(async (name) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName })
        return state
      }),
    ),
  )
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied'])
})

test('a page that is not ours cannot call the program, even with our preload script', async () => {
  const answer = await launched.app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/dist/electron/preload.cjs`
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload } })
    await stranger.loadURL('data:text/html,<p>stranger</p>')
    const said = (await stranger.webContents.executeJavaScript(
      "window.app.getAbout().then(() => 'answered', (error) => String(error))",
    )) as string
    stranger.destroy()
    return said
  })
  expect(answer).toContain('Refused')
})
