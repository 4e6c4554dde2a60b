import { createApp, h } from 'vue'
import { describe, expect, test } from 'vitest'
import { showMarkup } from '../../../renderer/panels/properties/markup-nodes.ts'

function shown(text: string): string {
  const place = document.createElement('div')
  createApp({ render: () => h('div', [...showMarkup(text)]) }).mount(place)
  return place.firstElementChild?.innerHTML ?? ''
}

describe('HTML of a description, as the window shows it', () => {
  test('emphasis, lines and paragraphs are shown', () =>
    expect(shown('<p>In <i>principio</i><br/>erat<sup>2</sup></p>')).toBe(
      '<p>In <i>principio</i><br>erat<sup>2</sup></p>',
    ))

  test('a link is its words, with the address to look at', () =>
    expect(shown('<p><a href="https://example.org/">entry</a></p>')).toBe(
      '<p><span class="link" title="https://example.org/">entry</span></p>',
    ))

  test.each([
    ['<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
    ['<p onclick="alert(1)" style="color:red">a</p>', '<p>a</p>'],
    [
      '<p><img src="https://example.org/spy.png" alt="An initial" onerror="alert(1)"/></p>',
      '<p>An initial</p>',
    ],
    ['<form><input value="1"/>a</form>', 'a'],
  ])('%s runs nothing and asks for nothing', (text, expected) => expect(shown(text)).toBe(expected))

  test('text that looks like a tag stays text', () =>
    expect(shown('<p>&lt;b&gt;</p>')).toBe('<p>&lt;b&gt;</p>'))
})
