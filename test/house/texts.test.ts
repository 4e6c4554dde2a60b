import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { EN } from '../../renderer/locales/index.ts'
import { textsInComponent, textsInModule } from './support/texts-in-code.ts'

const root = path.resolve(import.meta.dirname, '../..')

const files = readdirSync(path.join(root, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(vue|ts)$/.test(file) && !file.endsWith('.d.ts'))
  .filter((file) => !file.startsWith(path.join('locales', 'en')))
  // The names of the works of others are the same in every language.
  .filter((file) => file !== path.join('about', 'credits.ts'))

const found = files.map((file) => {
  const code = readFileSync(path.join(root, 'renderer', file), 'utf8')
  return { file, ...(file.endsWith('.vue') ? textsInComponent(code) : textsInModule(code)) }
})

/** `welcome.start` and so on. */
function keysOf(tree: object, within: readonly string[] = []): readonly string[] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value, [...within, name])
      : [[...within, name].join('.')],
  )
}

/** The sentences of problems are there for every part of the program; the window may need any of them. */
const keys = keysOf(EN).filter((key) => !key.startsWith('problem.'))

test('there are components and texts to look at', () => {
  expect(files.filter((file) => file.endsWith('.vue')).length).toBeGreaterThan(10)
  expect(keys.length).toBeGreaterThan(50)
})

test('no text is shown that is not in the catalogue', () => {
  expect(found.flatMap(({ file, raw }) => raw.map((text) => `${file}: ${text}`))).toEqual([])
})

test('every text that is asked for is in the catalogue', () => {
  const known = new Set(keysOf(EN))
  const missing = found.flatMap(({ file, asked }) =>
    asked.filter((key) => !known.has(key)).map((key) => `${file}: ${key}`),
  )
  expect(missing).toEqual([])
})

test('every text of the catalogue is used', () => {
  const strings = new Set(found.flatMap((code) => code.strings))
  // A pattern of nothing but run-time parts would fit every key.
  const patterns = found
    .flatMap((code) => code.patterns)
    .filter(({ source }) => /^\^\w+\\\./.test(source))
  const isUsed = (key: string): boolean =>
    strings.has(key) || patterns.some((pattern) => pattern.test(key))
  expect(keys.filter((key) => !isUsed(key))).toEqual([])
})

describe('the search itself', () => {
  const component = (template: string, script = ''): string =>
    `<script setup lang="ts">\n${script}\n</script>\n<template>${template}</template>`

  test.each([
    ['<p>Undo</p>', 'Undo'],
    ['<p title="Move up">{{ t("a.b") }}</p>', 'title="Move up"'],
    ['<input aria-label="Name" />', 'aria-label="Name"'],
    [`<p>{{ isOpen ? 'Close' : t('a.b') }}</p>`, 'Close'],
    [`<p :title="name || 'Untitled'" />`, 'Untitled'],
    [`<button @click="say('All is saved')" />`, 'All is saved'],
  ])('finds a raw text in %s', (template, text) => {
    expect(textsInComponent(component(template)).raw).toContain(text)
  })

  test.each([
    '<p>{{ t("a.b") }} · {{ count }}</p>',
    '<p class="narrow column" role="group" :aria-label="t(`a.${kind}`)" />',
    `<p>{{ kind === 'open' ? t('a.b') : '–' }}</p>`,
    `<p v-if="kind === 'open'" :class="isOpen ? 'open' : 'shut'" />`,
  ])('finds none in %s', (template) => {
    expect(textsInComponent(component(template)).raw).toEqual([])
  })

  test('finds raw sentences in scripts, but not those of mistakes', () => {
    expect(textsInModule(`announce('Moved up by one')`).raw).toEqual(['Moved up by one'])
    expect(textsInModule(`throw new Error('Not in the object')`).raw).toEqual([])
  })

  test('finds what is asked for, also where one of two is', () => {
    expect(textsInComponent(component(`<p>{{ t(a ? 'x.y' : 'x.z') }}</p>`)).asked).toEqual([
      'x.y',
      'x.z',
    ])
    expect(textsInModule(`text('a.b')`).asked).toEqual(['a.b'])
  })

  test('knows keys with parts that run-time fills in', () => {
    const { patterns } = textsInModule('t(`problem.${code}.cause`)')
    expect(patterns.some((pattern) => pattern.test('problem.folder/gone.cause'))).toBe(true)
    expect(patterns.some((pattern) => pattern.test('problem.folder/gone.remedy'))).toBe(false)
  })
})
