import { expect, test } from 'vitest'
import { keepOpenedPlaces } from '../../../electron/shell/opened-places.ts'

test('what is opened before the window listens waits for it, in order and once', () => {
  const opened: string[] = []
  const places = keepOpenedPlaces((path) => opened.push(path))
  places.add('first')
  places.add('second')
  expect(opened).toEqual([])
  places.goOn()
  places.goOn()
  places.add('third')
  expect(opened).toEqual(['first', 'second', 'third'])
})

test('while the window is loaded anew, what is opened waits again', () => {
  const opened: string[] = []
  const places = keepOpenedPlaces((path) => opened.push(path))
  places.goOn()
  places.wait()
  places.add('first')
  expect(opened).toEqual([])
  places.goOn()
  expect(opened).toEqual(['first'])
})
