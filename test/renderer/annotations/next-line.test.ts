import { describe, expect, test } from 'vitest'
import type { AnnotationRecord } from '../../../iiif/project/model.ts'
import { nextLine } from '../../../renderer/panels/annotations/next-line.ts'

const line = (id: string, value: string): AnnotationRecord => ({
  type: 'Annotation',
  id,
  canvas: 'canvas',
  motivation: 'supplementing',
  bodies: value === '' ? [] : [{ value }],
  target: { kind: 'rectangle', x: 0, y: 0, width: 10, height: 2 },
})

describe('Enter while a transcription is typed', () => {
  test('leads from line to line, up to the last', () => {
    const lines = [line('one', 'In principio'), line('two', ''), line('three', '')]
    expect(nextLine(lines, 'one')).toEqual({ id: 'two' })
    expect(nextLine(lines, 'two')).toEqual({ id: 'three' })
    expect(nextLine(lines, 'three')).toBe('end')
  })

  test('breaks the text of a region that is not split into lines', () => {
    expect(nextLine([line('alone', 'In principio')], 'alone')).toBeUndefined()
    const region = line('region', 'In principio\ncreavit')
    expect(nextLine([region, line('next', '')], 'region')).toBeUndefined()
  })

  test('does not lead to a comment, nor to a note on the whole canvas', () => {
    const comment: AnnotationRecord = { ...line('comment', 'A hole'), motivation: 'commenting' }
    const whole: AnnotationRecord = { ...line('whole', 'All of it'), target: { kind: 'whole' } }
    for (const other of [comment, whole]) {
      expect(nextLine([line('one', ''), other], 'one')).toBeUndefined()
      expect(nextLine([line('one', ''), other], other.id)).toBeUndefined()
    }
  })
})
