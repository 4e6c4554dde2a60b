import { describe, expect, test } from 'vitest'
import {
  bodiesForMotivation,
  bodiesOfTags,
  bodiesOfText,
  languageOf,
  tagsOf,
  textOf,
} from '../../../iiif/annotation/bodies.ts'

describe('The text of an annotation', () => {
  test('is one body with its language', () => {
    const bodies = bodiesOfText('In principio', 'la')
    expect(bodies).toEqual([{ value: 'In principio', language: 'la' }])
    expect(textOf({ bodies })).toBe('In principio')
    expect(languageOf({ bodies })).toBe('la')
  })

  test('is no body while there is nothing to say', () => {
    expect(bodiesOfText('', undefined)).toEqual([])
    expect(textOf({ bodies: [] })).toBe('')
  })

  test('without a language says none', () => {
    expect(bodiesOfText('f. 1r', undefined)).toEqual([{ value: 'f. 1r' }])
    expect(languageOf({ bodies: [{ value: 'f. 1r' }] })).toBeUndefined()
  })
})

describe('Tags', () => {
  test('are one body each, each once, without spaces around them', () => {
    const bodies = bodiesOfTags([' gold', 'initial', 'gold ', ''], 'en')
    expect(bodies).toEqual([
      { value: 'gold', language: 'en' },
      { value: 'initial', language: 'en' },
    ])
    expect(tagsOf({ bodies })).toEqual(['gold', 'initial'])
  })
})

describe('When the kind changes', () => {
  test('the lines of a text become tags', () => {
    const bodies = bodiesOfText('gold\ninitial', 'en')
    expect(bodiesForMotivation({ bodies }, 'tagging')).toEqual(
      bodiesOfTags(['gold', 'initial'], 'en'),
    )
  })

  test('tags become the lines of a text', () => {
    const bodies = bodiesOfTags(['gold', 'initial'], 'en')
    expect(bodiesForMotivation({ bodies }, 'commenting')).toEqual(
      bodiesOfText('gold\ninitial', 'en'),
    )
  })
})
