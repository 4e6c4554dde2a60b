import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CONTENT_SECURITY_POLICY, servePage, type PageFile } from '../../../electron/shell/page.ts'

describe('The files of the window', () => {
  let folder: string
  let page: PageFile
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'florilegium-page-'))
    mkdirSync(path.join(folder, 'renderer/assets'), { recursive: true })
    writeFileSync(path.join(folder, 'renderer/index.html'), '<p>window</p>')
    writeFileSync(path.join(folder, 'renderer/assets/main.js'), 'run()')
    writeFileSync(path.join(folder, 'renderer/notes.txt'), 'not of the page')
    writeFileSync(path.join(folder, 'secret.html'), 'secret')
    page = servePage(path.join(folder, 'renderer'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('the page itself is at the root, with its security policy', async () => {
    const answer = await page('/')
    expect(await answer?.text()).toBe('<p>window</p>')
    expect(answer?.headers.get('Content-Security-Policy')).toBe(CONTENT_SECURITY_POLICY)
    expect(answer?.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
  })

  test('its parts have their media types', async () => {
    const answer = await page('/assets/main.js')
    expect(answer?.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
  })

  test.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/assets/../index.html',
    '/notes.txt',
    '',
    '//',
  ])('%j is no file of the page', (requested) => expect(page(requested)).toBeUndefined())

  test('nothing but the app itself may be loaded, and no code from text', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'")
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/)
  })
})
