import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cleanMarkup,
  findMarkupFault,
  looksLikeMarkup,
  protectPlainText,
} from '../../../iiif/presentation/markup.ts'

describe('Presentation 3.0 §4.5, HTML in texts', () => {
  test.each([
    '<p>Two <b>leaves</b></p>',
    '<br/>',
    '<span>a<br/>b &amp; c &#233;</span>',
    '<a href="https://example.org/?a=1">x</a>',
    '<a href="mailto:library@example.org">x</a>',
    '<img src="x.png" alt=""/>',
  ])('%s is as it must be', (text) => expect(findMarkupFault(text)).toBeUndefined())

  test.each([
    ['<p>Two <b>leaves</p></b>', 'not-well-formed'],
    ['<p>', 'not-well-formed'],
    ['<illegible>', 'tag'],
    ['<p>a & b</p>', 'not-well-formed'],
    ['<p>a</p><!-- x -->', 'dangerous'],
    ['<p><![CDATA[x]]></p>', 'dangerous'],
    ['<p><?php x ?></p>', 'dangerous'],
    ['<script>alert(1)</script>', 'dangerous'],
    ['<p class="x"><object></object></p>', 'dangerous'],
    ['<p onclick="x">a</p>', 'dangerous'],
    ['<p class="x">a</p>', 'attribute'],
    ['<em>a</em>', 'tag'],
    ['<a href="javascript:alert(1)">a</a>', 'dangerous'],
    ['<a href=" JavaScript:alert(1)">a</a>', 'dangerous'],
    ['<a href="java&#115;cript:alert(1)">a</a>', 'dangerous'],
    ['<a href="javascript&colon;alert(1)">a</a>', 'dangerous'],
    ['<a href="data:text/html,x">a</a>', 'dangerous'],
    ['<a href="/about?a=b:c">a</a>', 'attribute'],
    ['<a href="x" target="_blank">a</a>', 'attribute'],
  ])('%s is not: %s', (text, kind) => expect(findMarkupFault(text)?.kind).toBe(kind))

  test('what is written for version 2 has no link that runs a program', () => {
    expect(cleanMarkup('<p><a href="javascript:alert(1)">a</a> <em>b</em><!-- c --></p>')).toBe(
      '<p><a>a</a> b</p>',
    )
  })

  test('what a scholar typed in angle brackets is protected by a space, and real HTML is left alone', () => {
    expect(protectPlainText('<illegible>')).toBe('<illegible> ')
    expect(protectPlainText('<p>Two leaves</p>')).toBe('<p>Two leaves</p>')
    expect(protectPlainText('[illegible]')).toBe('[illegible]')
  })

  test('no text that is protected is taken for HTML that it is not', () => {
    fc.assert(
      fc.property(
        fc.string().map((text) => `<${text}>`),
        (text) => {
          const safe = protectPlainText(text)
          expect(looksLikeMarkup(safe) && findMarkupFault(safe) !== undefined).toBe(false)
        },
      ),
    )
  })
})
