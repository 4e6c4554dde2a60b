import { REMOVED } from './documents.ts'
import type { Example } from './example.ts'

const CANVAS = '/items/0'
const PAINTING = `${CANVAS}/items/0/items/0`
const COMMENT = `${CANVAS}/annotations/0/items/0`
const OUTLINE = `${CANVAS}/annotations/0/items/1`
const FILM = '/items/1/items/0/items/0'
const PART = '/structures/0/items/1'

/** For each rule of version 3.0 an edit of our valid manifest that breaks it, and where that is found. */
export const EXAMPLES_3: Readonly<Record<string, Example>> = {
  'v3/context-required': { edit: ['/@context', 'https://iiif.io/api/presentation/3/context.json'] },
  'v3/context-first': { edit: ['/@context', 'moved'], at: '/@context', isContextMoved: true },
  'v3/context-once': {
    edit: [`${CANVAS}/@context`, 'http://iiif.io/api/presentation/3/context.json'],
  },
  'v3/no-graph': { edit: ['/@graph', []] },
  'v3/document-type': { edit: ['/type', 'sc:Manifest'] },
  'v3/plain-keys': { edit: [`${CANVAS}/@id`, 'https://example.org/codex/canvas/1'] },

  'v3/id-required': { edit: [`${CANVAS}/id`, REMOVED], at: CANVAS },
  'v3/type-required': { edit: [`${PAINTING}/body/type`, REMOVED], at: `${PAINTING}/body` },
  'v3/label-required': { edit: ['/label', REMOVED], at: '' },
  'v3/item-label-required': {
    document: 'collection-3',
    edit: ['/items/0/label', REMOVED],
    at: '/items/0',
  },
  'v3/link-label-required': { edit: ['/homepage/0/label', REMOVED], at: '/homepage/0' },
  'v3/provider-label-required': { edit: ['/provider/0/label', REMOVED], at: '/provider/0' },
  'v3/items-required': { edit: ['/items', REMOVED], at: '' },
  'v3/target-required': { edit: [`${COMMENT}/target`, REMOVED], at: COMMENT },
  'v3/motivation-required': { edit: [`${PAINTING}/motivation`, REMOVED], at: PAINTING },
  'v3/painting-body-required': { edit: [`${PAINTING}/body`, REMOVED], at: PAINTING },
  'v3/text-value-required': { edit: [`${COMMENT}/body/value`, REMOVED], at: `${COMMENT}/body` },
  'v3/source-required': { edit: [`${OUTLINE}/target/source`, REMOVED], at: `${OUTLINE}/target` },
  'v3/canvas-label-recommended': { edit: [`${CANVAS}/label`, REMOVED], at: CANVAS },
  'v3/thumbnail-recommended': { edit: ['/thumbnail', REMOVED], at: '' },
  'v3/format-recommended': { edit: [`${PAINTING}/body/format`, REMOVED], at: `${PAINTING}/body` },
  'v3/pair-complete': { edit: ['/metadata/0/value', REMOVED], at: '/metadata/0' },
  'v3/service-required': {
    edit: [`${PAINTING}/body/service/0`, { id: 'https://example.org/i', '@type': 'ImageService2' }],
  },

  'v3/type-expected': { edit: [`${CANVAS}/type`, 'Page'] },
  'v3/items-filled': { edit: ['/items', []] },
  'v3/selector-known': { edit: [`${OUTLINE}/target/selector/type`, 'oa:SvgSelector'] },
  'v3/list-of-objects': { edit: ['/provider', { id: 'https://example.org/about', type: 'Agent' }] },
  'v3/list-of-texts': { edit: ['/behavior', 'paged'] },
  'v3/one-object': { edit: ['/requiredStatement', []] },
  'v3/one-text': { edit: ['/rights', ['http://creativecommons.org/licenses/by/4.0/']] },
  'v3/whole-number': { edit: [`${CANVAS}/height`, '881'] },
  'v3/positive-number': { edit: ['/items/1/duration', 0] },
  'v3/property-of-class': { edit: ['/height', 881] },
  'v3/no-version-2-property': { edit: ['/sequences', []] },
  'v3/height-and-width': { edit: [`${CANVAS}/width`, REMOVED], at: CANVAS },

  'v3/language-map': { edit: ['/label/en', 'A codex'] },
  'v3/language-tag': { edit: ['/label/@none', ['A codex']] },
  'v3/html-well-formed': { edit: ['/summary/en/0', '<p>Two <b>leaves</p>'] },
  'v3/html-place': { edit: ['/label/en/0', 'A <i>codex</i>'] },
  'v3/html-dangerous': {
    edit: ['/summary/en/0', '<p><a href="javascript:alert(1)">A codex</a></p>'],
  },
  'v3/html-tags': { edit: ['/summary/en/0', '<p class="x">A codex</p>'] },
  'v3/html-from-end-to-end': { edit: ['/summary/en/0', 'Two <b>leaves</b>, and a film'] },
  'v3/label-filled': { edit: ['/label', { en: [''] }] },
  'v3/text-filled': { edit: [`${CANVAS}/label`, { none: [' '] }] },

  'v3/rights-uri': { edit: ['/rights', 'All rights reserved'] },
  'v3/nav-date': { edit: ['/navDate', '0850-01-01T00:00:00'] },
  'v3/viewing-direction': { edit: ['/viewingDirection', 'rtl'] },
  'v3/media-type': { edit: [`${PAINTING}/body/format`, 'jpg'] },
  'v3/time-mode': { edit: [`${FILM}/timeMode`, 'stretch'] },
  'v3/content-language': { edit: [`${COMMENT}/body/language`, 'plain English'] },
  'v3/behavior-known': { edit: ['/behavior', ['fish']], at: '/behavior' },
  'v3/behavior-of-class': { edit: ['/behavior', ['hidden']], at: '/behavior' },
  'v3/behavior-disjoint': { edit: ['/behavior', ['paged', 'continuous']] },
  'v3/behavior-sequence-top': { edit: [`${PART}/behavior`, ['sequence']] },

  'v3/range-part-inside-canvas': {
    edit: [
      '/structures/0/items/0',
      { id: 'https://example.org/codex/canvas/1#xywh=0,0,99999,10', type: 'Canvas' },
    ],
  },
  'v3/point-inside-canvas': {
    edit: [`${OUTLINE}/target/selector`, { type: 'PointSelector', x: 99999, y: 1 }],
  },

  'v3/id-http': { edit: [`${CANVAS}/id`, 'urn:canvas:1'] },
  'v3/id-uri': { edit: ['/thumbnail/0/id', 'thumbnail.jpg'] },
  'v3/canvas-id-no-fragment': { edit: [`${CANVAS}/id`, 'https://example.org/codex#canvas-1'] },
  'v3/id-unique': { edit: ['/items/1/id', 'https://example.org/codex/canvas/1'] },
  'v3/body-not-service': { edit: [`${PAINTING}/body/id`, 'https://example.org/image/1'] },

  'v3/painting-target': { edit: [`${PAINTING}/target`, 'https://example.org/codex/canvas/2'] },
  'v3/annotation-target': { edit: [`${COMMENT}/target`, 'https://example.org/codex/canvas/2'] },
  'v3/painting-only-in-items': { edit: [`${COMMENT}/motivation`, 'painting'] },
  'v3/motivation-known': { edit: [`${PAINTING}/motivation`, 'sc:painting'] },
  'v3/target-inside-canvas': {
    edit: [`${COMMENT}/target`, 'https://example.org/codex/canvas/1#xywh=1000,0,238,10'],
  },
  'v3/content-fits-canvas': {
    edit: ['/items/1/duration', REMOVED],
    at: '/items/1/items/0/items/1/body',
  },
  'v3/range-canvas-known': {
    edit: ['/structures/0/items/0/id', 'https://example.org/codex/canvas/9'],
    at: '/structures/0/items/0',
  },
  'v3/start-canvas-known': {
    edit: ['/start/id', 'https://example.org/codex/canvas/9'],
    at: '/start',
  },

  'v3/metadata-recommended': { edit: ['/metadata', REMOVED], at: '' },
  'v3/summary-recommended': { edit: ['/summary', REMOVED], at: '' },
  'v3/provider-recommended': { edit: ['/provider', REMOVED], at: '' },
  'v3/collection-thumbnail-recommended': {
    document: 'collection-3',
    edit: ['/thumbnail', REMOVED],
    at: '',
  },
  'v3/provider-homepage-recommended': {
    edit: ['/provider/0/homepage', REMOVED],
    at: '/provider/0',
  },
  'v3/provider-logo-recommended': { edit: ['/provider/0/logo', REMOVED], at: '/provider/0' },
  'v3/range-label-recommended': { edit: [`${PART}/label`, REMOVED], at: PART },
  'v3/choice-label-recommended': {
    edit: [`${FILM}/body/items/0/label`, REMOVED],
    at: `${FILM}/body/items/0`,
  },
  'v3/image-size-recommended': {
    edit: [`${PAINTING}/body/height`, REMOVED],
    at: `${PAINTING}/body`,
  },
  'v3/see-also-profile-recommended': { edit: ['/seeAlso/0/profile', REMOVED], at: '/seeAlso/0' },
  'v3/range-part-id-recommended': { edit: [`${PART}/items/0/id`, REMOVED], at: `${PART}/items/0` },
  'v3/canvas-items-recommended': { edit: [`${CANVAS}/items`, REMOVED], at: CANVAS },
  'v3/service-profile-recommended': {
    edit: [`${PAINTING}/body/service/0/profile`, REMOVED],
    at: `${PAINTING}/body/service/0`,
  },

  'v3/placeholder-plain': {
    edit: [
      '/placeholderCanvas/accompanyingCanvas',
      { id: 'https://example.org/c', type: 'Canvas', height: 1, width: 1 },
    ],
  },
  'v3/services-topmost': { document: 'collection-3', edit: ['/items/1/services', []] },
  'v3/manifest-not-embedded': {
    document: 'collection-3',
    edit: ['/items/0/items', []],
    at: '/items/0',
  },
  'v3/thumbnail-nav-thumbnail': { edit: ['/structures/0/behavior', ['thumbnail-nav']], at: PART },
  'v3/annotation-form': { edit: [`${COMMENT}/target`, 1] },
  'v3/selector-value': {
    edit: [`${OUTLINE}/target/selector/value`, REMOVED],
    at: `${OUTLINE}/target/selector`,
  },
  'v3/text-value-form': { edit: [`${COMMENT}/body/value`, { en: ['An initial'] }] },
  'v3/part-dimension': { edit: [`${COMMENT}/target`, 'https://example.org/codex/canvas/1#t=1,2'] },
  'v3/range-id-http': { edit: ['/structures/0/id', 'urn:range:1'] },
  'v3/id-encoded': { edit: ['/thumbnail/0/id', 'https://example.org/größe.jpg'] },
  'v3/service-context': {
    edit: [`${PAINTING}/body/service/0/@context`, 'http://iiif.io/api/image/3/context.json'],
  },
  'v3/motivation-listed': { edit: [`${COMMENT}/motivation`, 'musing'] },
  'v3/behavior-dimension': { edit: [`${CANVAS}/behavior`, ['auto-advance']] },
  'v3/fragment-standard': {
    edit: [`${OUTLINE}/target/selector`, { type: 'FragmentSelector', value: 'xywh=0,0,1,1' }],
  },
  'v3/https-recommended': { edit: ['/id', 'http://example.org/codex/manifest.json'] },

  'v3/no-at-keys': { edit: [`${CANVAS}/@label`, 'f. 1r'] },
  'v3/property-case': { edit: ['/requiredstatement', {}] },
  'v3/property-known': { edit: [`${CANVAS}/title`, 'f. 1r'] },
  'v3/content-type-misnamed': { edit: ['/items/1/items/0/items/1/body/type', 'Audio'] },
  'v3/content-type-known': { edit: ['/seeAlso/0/type', 'Record'] },

  'v3/fragment-form': {
    edit: [`${COMMENT}/target`, 'https://example.org/codex/canvas/1#xywh='],
  },
  'v3/svg-selector-form': { edit: [`${OUTLINE}/target/selector/value`, 'M1,1 L9,1 L9,9 Z'] },
  'v3/point-form': {
    edit: [`${OUTLINE}/target/selector`, { type: 'PointSelector', x: 1 }],
  },
  'v3/image-selector-form': {
    edit: [`${OUTLINE}/target/selector`, { type: 'ImageApiSelector', region: '1,2,3' }],
  },

  'v3/manifest-id-no-fragment': { edit: ['/id', 'https://example.org/codex.json#manifest'] },
  'v3/manifest-id-no-query': { edit: ['/id', 'https://example.org/manifest?codex=1'] },
  'v3/behavior-repeated': { edit: ['/behavior', ['paged', 'paged']] },
  'v3/behavior-canvases': {
    edit: ['/items', [{ id: 'https://example.org/c', type: 'Canvas', duration: 3, items: [] }]],
    at: '/behavior',
  },
  'v3/choice-filled': { edit: [`${FILM}/body/items`, []] },
  'v3/collection-filled': { document: 'collection-3', edit: ['/items', []] },
  'v3/paging-number': { edit: [`${CANVAS}/annotations/0/startIndex`, '0'] },
  'v3/service-id-uri': { edit: [`${PAINTING}/body/service/0/id`, 'image/1'] },
  'v3/service-profile-form': { edit: [`${PAINTING}/body/service/0/profile`, 'level9'] },

  'v3/annotation-collection-label-recommended': {
    edit: [
      '',
      {
        '@context': 'http://iiif.io/api/presentation/3/context.json',
        id: 'https://example.org/codex/comments.json',
        type: 'AnnotationCollection',
      },
    ],
  },
  'v3/item-thumbnail-recommended': {
    document: 'collection-3',
    edit: ['/items/0/thumbnail', REMOVED],
    at: '/items/0',
  },
  'v3/canvas-thumbnail-recommended': { edit: ['/items/1/thumbnail', REMOVED], at: '/items/1' },
  'v3/thumbnail-size-recommended': { edit: ['/thumbnail/0/height', REMOVED], at: '/thumbnail/0' },
  'v3/duration-recommended': {
    edit: ['/items/1/items/0/items/1/body/duration', REMOVED],
    at: '/items/1/items/0/items/1/body',
  },
  'v3/homepage-format-recommended': { edit: ['/homepage/0/format', REMOVED], at: '/homepage/0' },
  'v3/part-of-label-recommended': { edit: ['/partOf/0/label', REMOVED], at: '/partOf/0' },
  'v3/text-language-recommended': {
    edit: [`${COMMENT}/body/language`, REMOVED],
    at: `${COMMENT}/body`,
  },
}
