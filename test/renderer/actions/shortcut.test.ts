import { describe, expect, test } from 'vitest'
import { isShortcut, shownShortcut } from '../../../renderer/actions/shortcut.ts'

const press = (key: string, held: readonly ('ctrl' | 'meta' | 'shift' | 'alt')[] = []) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
})

describe('A shortcut as Electron writes it', () => {
  test.each([
    ['CommandOrControl+Z', press('z', ['ctrl'])],
    ['CommandOrControl+Shift+Z', press('Z', ['ctrl', 'shift'])],
    ['CommandOrControl+Plus', press('+', ['ctrl'])],
    ['CommandOrControl+Plus', press('+', ['ctrl', 'shift'])],
    ['CommandOrControl+-', press('-', ['ctrl'])],
    ['CommandOrControl+Enter', press('Enter', ['ctrl'])],
    ['Delete', press('Delete')],
    ['F2', press('F2')],
    ['Left', press('ArrowLeft')],
  ])('%s is that key', (shortcut, pressed) => expect(isShortcut(shortcut, pressed)).toBe(true))

  test.each([
    ['CommandOrControl+Z', press('z')],
    ['CommandOrControl+Z', press('Z', ['ctrl', 'shift'])],
    ['CommandOrControl+Z', press('z', ['ctrl', 'alt'])],
    ['CommandOrControl+Z', press('z', ['meta'])],
    ['Delete', press('Delete', ['shift'])],
    ['Delete', press('Backspace')],
  ])('%s is not another one', (shortcut, pressed) =>
    expect(isShortcut(shortcut, pressed)).toBe(false),
  )

  test('is shown with the names on the keys', () => {
    expect(shownShortcut('CommandOrControl+Shift+Z')).toBe('Ctrl+Shift+Z')
    expect(shownShortcut('CommandOrControl+Plus')).toBe('Ctrl++')
  })
})
