import { REMOVED } from './documents.ts'
import type { Example } from './example.ts'

const SEQUENCE = '/sequences/0'
const CANVAS = `${SEQUENCE}/canvases/0`
const IMAGE = `${CANVAS}/images/0`
const CHOICE = `${SEQUENCE}/canvases/1/images/0/resource`

/** For each rule of version 2.x an edit of our valid manifest that breaks it, and where that is found. */
export const EXAMPLES_2: Readonly<Record<string, Example>> = {
  'v2/context-required': { edit: ['/@context', 'http://example.org/context.json'] },
  'v2/context-first': { edit: ['/@context', 'moved'], at: '/@context', isContextMoved: true },
  'v2/context-once': {
    edit: [`${CANVAS}/@context`, 'http://iiif.io/api/presentation/2/context.json'],
  },
  'v2/document-type': { edit: ['/@type', 'fish'] },
  'v2/lists-not-embedded': {
    edit: [`${CANVAS}/otherContent/0/resources`, []],
    at: `${CANVAS}/otherContent/0`,
  },
  'v2/service-context': {
    edit: [
      `${IMAGE}/resource/service`,
      {
        '@id': 'https://example.org/i',
        profile: 'http://iiif.io/api/image/2/level2.json',
        width: 9,
      },
    ],
  },

  'v2/id-required': { edit: [`${CANVAS}/@id`, REMOVED], at: CANVAS },
  'v2/type-required': { edit: [`${SEQUENCE}/@type`, REMOVED], at: SEQUENCE },
  'v2/content-type-required': {
    edit: [`${IMAGE}/resource/@type`, REMOVED],
    at: `${IMAGE}/resource`,
  },
  'v2/content-id-required': { edit: [`${IMAGE}/resource/@id`, REMOVED], at: `${IMAGE}/resource` },
  'v2/label-required': { edit: [`${CANVAS}/label`, REMOVED], at: CANVAS },
  'v2/sequences-required': { edit: ['/sequences', REMOVED], at: '' },
  'v2/canvases-required': { edit: [`${SEQUENCE}/canvases`, REMOVED], at: SEQUENCE },
  'v2/height-required': { edit: [`${CANVAS}/height`, REMOVED], at: CANVAS },
  'v2/width-required': { edit: [`${CANVAS}/width`, REMOVED], at: CANVAS },
  'v2/motivation-required': { edit: [`${IMAGE}/motivation`, REMOVED], at: IMAGE },
  'v2/resource-required': { edit: [`${IMAGE}/resource`, REMOVED], at: IMAGE },
  'v2/on-required': { edit: [`${IMAGE}/on`, REMOVED], at: IMAGE },
  'v2/text-required': {
    document: 'annotation-list-2',
    edit: ['/resources/0/resource/chars', REMOVED],
    at: '/resources/0/resource',
  },
  'v2/full-required': { edit: [`${CHOICE}/item/full`, REMOVED], at: `${CHOICE}/item` },
  'v2/choice-default-required': { edit: [`${CHOICE}/default`, REMOVED], at: CHOICE },
  'v2/choice-item-required': { edit: [`${CHOICE}/item`, REMOVED], at: CHOICE },
  'v2/rendering-label-required': { edit: ['/rendering/label', REMOVED], at: '/rendering' },
  'v2/service-profile-recommended': {
    edit: [`${IMAGE}/resource/service/profile`, REMOVED],
    at: `${IMAGE}/resource/service`,
  },
  'v2/thumbnail-recommended': { edit: ['/thumbnail', REMOVED], at: '' },
  'v2/pair-complete': { edit: ['/metadata/0/value', REMOVED], at: '/metadata/0' },

  'v2/list-of-objects': { edit: ['/sequences', { '@type': 'sc:Sequence' }] },
  'v2/list-of-links': { edit: [`${CANVAS}/otherContent`, 'https://example.org/codex/list/1.json'] },
  'v2/type-expected': { edit: [`${CANVAS}/@type`, 'sc:Page'] },
  'v2/images-hold-images': { edit: [`${IMAGE}/resource/@type`, 'dctypes:Sound'] },
  'v2/whole-number': { edit: [`${CANVAS}/height`, '881'] },
  'v2/viewing-direction': { edit: ['/viewingDirection', 'rtl'] },
  'v2/viewing-hint': { edit: [`${CANVAS}/viewingHint`, 'paged'] },
  'v2/continuous-direction': { edit: ['/viewingDirection', REMOVED], at: '' },

  'v2/text-form': { edit: ['/description', { '@language': 'en' }] },
  'v2/html-allowed': { edit: ['/description', '<span><script>alert(1)</script></span>'] },

  'v2/id-http': { edit: [`${CANVAS}/@id`, 'canvas-1'] },
  'v2/id-uri': { edit: [`${IMAGE}/resource/@id`, '1.jpg'] },
  'v2/canvas-id-no-fragment': { edit: [`${CANVAS}/@id`, 'https://example.org/codex#canvas-1'] },
  'v2/id-unique': { edit: [`${SEQUENCE}/canvases/1/@id`, 'https://example.org/codex/canvas/1'] },
  'v2/license-uri': { edit: ['/license', 'All rights reserved'] },

  'v2/motivation-known': { edit: [`${IMAGE}/motivation`, 'fish'] },
  'v2/resource-form': { edit: [`${IMAGE}/resource`, 1] },
  'v2/painting-target': { edit: [`${IMAGE}/on`, 'https://example.org/codex/canvas/2'] },
  'v2/target-inside-canvas': {
    edit: [`${IMAGE}/on`, 'https://example.org/codex/canvas/1#xywh=1000,0,238,10'],
  },
  'v2/member-type-required': {
    document: 'collection-2',
    edit: ['/manifests/0/@type', REMOVED],
    at: '/manifests/0',
  },
  'v2/member-label-required': {
    document: 'collection-2',
    edit: ['/manifests/0/label', REMOVED],
    at: '/manifests/0',
  },
  'v2/member-hint-required': {
    document: 'collection-2',
    edit: [
      '/members',
      [{ '@id': 'https://example.org/c', '@type': 'sc:Collection', label: 'A part' }],
    ],
    at: '/members/0',
  },
  'v2/rendering-format-required': { edit: ['/rendering/format', REMOVED], at: '/rendering' },
  'v2/sequence-label-required': {
    edit: ['/sequences/1', { '@id': 'https://example.org/s2', '@type': 'sc:Sequence' }],
  },
  'v2/metadata-recommended': { edit: ['/metadata', REMOVED], at: '' },
  'v2/description-recommended': { edit: ['/description', REMOVED], at: '' },
  'v2/annotation-id-recommended': { edit: [`${IMAGE}/@id`, REMOVED], at: IMAGE },
  'v2/image-size-recommended': {
    edit: [`${IMAGE}/resource/height`, REMOVED],
    at: `${IMAGE}/resource`,
  },
  'v2/link-format-recommended': { edit: ['/related', { '@id': 'https://example.org/' }] },

  'v2/property-of-class': { edit: ['/height', 881] },
  'v2/link-form': { edit: ['/seeAlso', 1] },
  'v2/rendering-object': { edit: ['/rendering', 'https://example.org/codex.pdf'] },
  'v2/one-sequence-embedded': {
    edit: [
      '/sequences/1',
      { '@id': 'https://example.org/s2', '@type': 'sc:Sequence', label: 'x', canvases: [] },
    ],
  },
  'v2/manifest-not-embedded': {
    document: 'collection-2',
    edit: ['/manifests/0/sequences', []],
    at: '/manifests/0',
  },
  'v2/range-strings': {
    edit: ['/structures/0/ranges/0', { '@id': 'https://example.org/codex/range/2' }],
  },
  'v2/range-known': { edit: ['/structures/0/ranges/0', 'https://example.org/codex/range/9'] },
  'v2/range-within-itself': {
    edit: ['/structures/1/ranges', ['https://example.org/codex/range/1']],
    at: '/structures/0/ranges',
  },
  'v2/start-canvas-known': {
    edit: [`${SEQUENCE}/startCanvas`, 'https://example.org/codex/canvas/9'],
  },
  'v2/nav-date': { edit: ['/navDate', '1890'] },
  'v2/on-form': { edit: [`${IMAGE}/on`, 1] },
  'v2/range-canvas-known': {
    edit: ['/structures/1/canvases/0', 'https://example.org/codex/canvas/9'],
  },

  'v2/property-case': { edit: [`${CANVAS}/viewinghint`, 'non-paged'] },
  'v2/property-known': { edit: [`${CANVAS}/title`, 'f. 1r'] },
  'v2/html-place': { edit: [`${CANVAS}/label`, 'f. 1<sup>r</sup>'] },
  'v2/label-filled': { edit: ['/label', ''] },
  'v2/text-filled': { edit: ['/metadata/0/value', ' '] },
  'v2/document-id-no-fragment': { edit: ['/@id', 'https://example.org/codex.json#manifest'] },
  'v2/document-id-no-query': { edit: ['/@id', 'https://example.org/manifest?codex=1'] },
  'v2/images-paint': { edit: [`${IMAGE}/motivation`, 'oa:commenting'] },
  'v2/content-type-misnamed': { edit: ['/thumbnail/@type', 'Image'] },
  'v2/fragment-form': { edit: [`${IMAGE}/on`, 'https://example.org/codex/canvas/1#xywh=1,2,3'] },
  'v2/svg-selector-form': {
    document: 'annotation-list-2',
    edit: [
      '/resources/0/on',
      {
        '@type': 'oa:SpecificResource',
        full: 'https://example.org/codex/canvas/1',
        selector: { '@type': ['oa:SvgSelector', 'cnt:ContentAsText'], chars: 'M1,1 L9,9 Z' },
      },
    ],
  },
  'v2/choice-filled': { edit: [`${CHOICE}/item`, []] },
  'v2/paged-without-list': {
    document: 'collection-2',
    edit: ['/first', 'https://example.org/collection/1.json'],
    at: '/manifests',
  },
  'v2/range-member-complete': {
    edit: [
      '/structures/0/members',
      [{ '@id': 'https://example.org/codex/canvas/2', '@type': 'sc:Canvas' }],
    ],
  },
  'v2/range-top': { edit: ['/structures/0/viewingHint', REMOVED], at: '/structures' },
  'v2/canvas-large-enough': {
    edit: [`${CANVAS}/images/0/resource/format`, 'image/png'],
    at: CANVAS,
  },
  'v2/part-thumbnail-recommended': { edit: [`${CANVAS}/thumbnail`, REMOVED], at: CANVAS },
  'v2/see-also-profile-recommended': {
    edit: ['/seeAlso', { '@id': 'https://example.org/codex.xml', format: 'text/xml' }],
  },
}
