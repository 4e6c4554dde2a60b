/** Words for what is photographed with a book and is no leaf of it, in the languages of its libraries. */
const WORDS = [
  'cover', 'covers', 'board', 'boards', 'binding', 'spine', 'edge', 'edges', 'foreedge', 'pastedown',
  'target', 'ruler', 'colou?r ?(chart|checker|card|target|scale)', 'gr[ae]y ?(card|scale)',
  'einband', 'deckel', 'vorderdeckel', 'hinterdeckel', 'rücken', 'buchrücken', 'spiegel', 'schnitt',
  'farbkarte', 'farbkeil', 'farbtafel', 'graukeil',
  'reliure', 'plat', 'dos', 'contreplat', 'tranche', 'mire',
  'legatura', 'coperta', 'piatto', 'dorso', 'contropiatto', 'taglio',
  'encuadernación', 'cubierta', 'tapa', 'lomo', 'corte',
] // prettier-ignore

const COVER = new RegExp(`(?<!\\p{L})(${WORDS.join('|')})(?!\\p{L})`, 'iu')

/** True when a name speaks of a cover, a spine or a colour chart: `MS_12_spine.tif`, `Farbkarte`. */
export const isCoverName = (name: string): boolean => COVER.test(name.replace(/[_-]+/g, ' '))
