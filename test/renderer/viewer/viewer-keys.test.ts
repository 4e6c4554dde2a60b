import { describe, expect, test } from 'vitest'
import { viewerActionFor } from '../../../renderer/viewer/viewer-keys.ts'

const press = (
  key: string,
  modifiers: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey', true>> = {},
) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...modifiers,
})
const whole = { isWhole: true, direction: 'left-to-right' } as const
const zoomed = { isWhole: false, direction: 'left-to-right' } as const

describe('Keys in the viewer', () => {
  test.each([
    ['PageDown', 'next'],
    ['PageUp', 'previous'],
    ['+', 'zoomIn'],
    ['-', 'zoomOut'],
    ['0', 'home'],
    ['r', 'rotateRight'],
    ['R', 'rotateLeft'],
  ])('%s: %s', (key, action) => expect(viewerActionFor(press(key), zoomed)).toBe(action))

  test('arrows turn to the next canvas while the whole one is in view, and move the image otherwise', () => {
    expect(viewerActionFor(press('ArrowRight'), whole)).toBe('next')
    expect(viewerActionFor(press('ArrowLeft'), whole)).toBe('previous')
    expect(viewerActionFor(press('ArrowRight'), zoomed)).toBeUndefined()
  })

  test('in an object that is read from right to left, the left arrow leads on', () => {
    expect(viewerActionFor(press('ArrowLeft'), { isWhole: true, direction: 'right-to-left' })).toBe(
      'next',
    )
  })

  test('with Ctrl, Alt or Cmd a key is not the viewer’s', () => {
    expect(viewerActionFor(press('r', { ctrlKey: true }), whole)).toBeUndefined()
    expect(viewerActionFor(press('+', { metaKey: true }), whole)).toBeUndefined()
    expect(viewerActionFor(press('ArrowLeft', { altKey: true }), whole)).toBeUndefined()
  })
})
