import { describe, expect, test } from 'vitest'
import { computed, shallowRef } from 'vue'
import { makeMultiSelection } from '../../../renderer/stores/multi-selection.ts'

const none = { shiftKey: false, ctrlKey: false, metaKey: false }

function start() {
  const order = shallowRef<readonly string[]>(['a', 'b', 'c', 'd', 'e'])
  return { order, selection: makeMultiSelection(computed(() => order.value)) }
}

describe('Selecting, as in every list of files', () => {
  test('a click selects one', () => {
    const { selection } = start()
    selection.click('b', none)
    selection.click('d', none)
    expect(selection.selected.value).toEqual(['d'])
  })

  test('Ctrl adds and takes away; what is selected stays in order', () => {
    const { selection } = start()
    selection.click('d', none)
    selection.click('a', { ...none, ctrlKey: true })
    expect(selection.selected.value).toEqual(['a', 'd'])
    selection.click('d', { ...none, metaKey: true })
    expect(selection.selected.value).toEqual(['a'])
  })

  test('Shift selects from the first click, forth and back', () => {
    const { selection } = start()
    selection.click('c', none)
    selection.click('e', { ...none, shiftKey: true })
    expect(selection.selected.value).toEqual(['c', 'd', 'e'])
    selection.click('b', { ...none, shiftKey: true })
    expect(selection.selected.value).toEqual(['b', 'c'])
    expect(selection.current.value).toBe('b')
  })

  test('what is no longer there is no longer selected', () => {
    const { order, selection } = start()
    selection.selectOnly(['b', 'c'])
    order.value = ['a', 'c']
    expect(selection.selected.value).toEqual(['c'])
    expect(selection.current.value).toBe('c')
  })

  test('moving the focus selects nothing', () => {
    const { selection } = start()
    selection.select('a')
    selection.focus('d')
    expect(selection.selected.value).toEqual(['a'])
    expect(selection.current.value).toBe('d')
  })
})
