import {
  misread,
  saying,
  withHeader,
  refused,
  isPart,
  shiftBy,
  exchanged,
  failed,
  advised,
  inVersion2,
  type FaultCase,
} from './fault-case.ts'

/** Servers that give other pictures than they were asked for. */
export const PICTURE_FAULTS: readonly FaultCase[] = [
  failed(
    'region/full',
    'gives the whole image smaller than it is',
    misread(({ region, size }) =>
      region === 'full' && size === 'max' ? { size: '618,440' } : undefined,
    ),
  ),
  failed(
    'region/pixels',
    'is one pixel short',
    misread(({ region, size, format }) =>
      isPart(region) && size === 'max' && format === 'jpg'
        ? { region: shiftBy(0, 0, -1, 0)(region) }
        : undefined,
    ),
  ),
  failed(
    'region/place',
    'exchanges x and y',
    misread(({ region, format }) =>
      isPart(region) && format === 'png' ? { region: exchanged(region) } : undefined,
    ),
  ),
  failed(
    'region/percent',
    'takes the height in percent of twice the image',
    misread(({ region }) =>
      region === 'pct:13,47,30.5,21' ? { region: 'pct:13,47,30.5,42' } : undefined,
    ),
  ),
  failed(
    'region/percent',
    'exchanges the percentages',
    misread(({ region }) =>
      region === 'pct:13,47,30.5,21' ? { region: 'pct:47,13,30.5,21' } : undefined,
    ),
  ),
  failed(
    'region/square',
    'gives the whole image for a square',
    misread(({ region }) => (region === 'square' ? { region: 'full' } : undefined)),
  ),
  advised(
    'region/edge',
    'goes on beyond the edge',
    misread(({ region, size }) =>
      region.endsWith(',200,100') && size === 'max' ? { region: '0,0,200,100' } : undefined,
    ),
  ),
  failed(
    'region/outside',
    'gives something for a region of nothing',
    misread(({ region }) => (/,0$|,0,10$/.test(region) ? { region: '0,0,10,10' } : undefined)),
  ),
  failed(
    'size/by-width',
    'takes the width for both sides',
    misread(({ region, size, rotation }) =>
      region === 'full' && rotation === '0' && /^[1-9]\d*,$/.test(size)
        ? { size: `${size}${size.slice(0, -1)}` }
        : undefined,
    ),
  ),
  failed(
    'size/by-height',
    'takes the height for the width',
    misread(({ size }) => (/^,[1-9]\d*$/.test(size) ? { size: `${size.slice(1)},` } : undefined)),
  ),
  failed(
    'size/by-percent',
    'gives half of the percentage',
    misread(({ size }) =>
      /^pct:\d+$/.test(size) && size !== 'pct:200' ? { size: 'pct:9' } : undefined,
    ),
  ),
  failed(
    'size/exact',
    'keeps the proportions where it should distort',
    misread(({ size, format }) =>
      format === 'jpg' && /^(120,171|240,86)$/.test(size) ? { size: `!${size}` } : undefined,
    ),
  ),
  failed(
    'size/confined',
    'looks at the width alone',
    misread(({ size }) => (/^!\d+,86$/.test(size) ? { size: '240,' } : undefined)),
  ),
  failed(
    'size/scaled-not-cut',
    'cuts where it should scale',
    misread(({ size, format }) =>
      format === 'png' && size === '120,171' ? { region: '309,0,618,881' } : undefined,
    ),
  ),
  failed(
    'size/no-full',
    'still knows the size full',
    misread(({ size }) => (size === 'full' ? { size: 'max' } : undefined)),
  ),
  failed(
    'size/no-upscaling',
    'enlarges unasked',
    misread(({ region, size }) =>
      region === '0,0,20,20' && !size.startsWith('^') ? { size: `^${size}` } : undefined,
    ),
  ),
  failed(
    'size/upscaling',
    'does not enlarge as it says',
    misread(({ region, size }) =>
      region === '0,0,20,20' && /^\^!?[\d,]+$/.test(size) ? { size: 'max' } : undefined,
    ),
  ),
  failed(
    'size/nothing',
    'makes one pixel of none',
    misread(({ size }) => (/^(0,|,0)$/.test(size) ? { size: '1,1' } : undefined)),
  ),
  failed(
    'size/beyond-limits',
    'does not keep to its own limit',
    misread(({ size }) => (size === '^3001,' ? { size: 'max' } : undefined)),
  ),
  failed(
    'sizes/served',
    'rounds a listed size down',
    misread(({ size }) => (size === '619,441' ? { size: '618,440' } : undefined)),
  ),
  failed(
    'tiles/served',
    'pads the tile at the lower right edge',
    misread(({ region, size }) =>
      region.startsWith('1024,512,') && size === '213,369' ? { size: '^512,512' } : undefined,
    ),
  ),
  inVersion2(
    advised(
      'sizes/by-width',
      'has listed sizes only with both sides',
      saying(({ rest }) => rest.startsWith('full/619,/'), refused(404)),
    ),
  ),
  failed(
    'rotation/bounds',
    'turns within the old frame',
    misread(({ rotation, format }) =>
      rotation === '270' && format === 'jpg' ? { rotation: '0' } : undefined,
    ),
  ),
  failed(
    'rotation/full-turn',
    'does not know a full turn',
    saying(({ rest }) => rest.includes('/360/'), refused(400)),
  ),
  failed(
    'rotation/clockwise',
    'turns to the left',
    misread(({ rotation, format }) =>
      format === 'png' && /^(90|270)$/.test(rotation)
        ? { rotation: String(360 - Number(rotation)) }
        : undefined,
    ),
  ),
  failed(
    'rotation/mirrored',
    'mirrors upside down',
    misread(({ rotation, format }) =>
      format === 'png' && rotation === '!0' ? { rotation: '!180' } : undefined,
    ),
  ),
  failed(
    'rotation/mirrored',
    'mirrors after turning',
    misread(({ rotation, format }) =>
      format === 'png' && rotation === '!90' ? { rotation: '!270' } : undefined,
    ),
  ),
  failed(
    'rotation/any',
    'takes an angle for none',
    misread(({ rotation }) => (rotation === '22.5' ? { rotation: '0' } : undefined)),
  ),
  advised(
    'rotation/transparent',
    'fills the corners',
    misread(({ rotation, format }) =>
      rotation === '45' && format === 'png' ? { rotation: '0' } : undefined,
    ),
  ),
  failed(
    'quality/color',
    'refuses colour',
    saying(({ rest }) => rest.includes('/color.'), refused(400)),
  ),
  failed(
    'quality/gray',
    'gives colours for gray',
    misread(({ quality }) => (quality === 'gray' ? { quality: 'default' } : undefined)),
  ),
  failed(
    'quality/bitonal',
    'gives shades for black and white',
    misread(({ quality }) => (quality === 'bitonal' ? { quality: 'gray' } : undefined)),
  ),
  failed(
    'format/webp',
    'gives another format than asked for',
    misread(({ format }) => (format === 'webp' ? { format: 'gif' } : undefined)),
  ),
  failed(
    'format/png',
    'has a wrong type for a picture',
    saying(({ rest }) => rest.endsWith('.png'), withHeader('Content-Type', 'image/jpg')),
  ),
]
