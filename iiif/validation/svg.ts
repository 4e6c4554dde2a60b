/**
 * True when a text may be a drawing: one `svg` element from its beginning to its end, with something in it. What is
 * drawn is for the program that shows it to judge.
 */
export const looksLikeSvg = (text: string): boolean =>
  /^\s*(?:<\?xml[^>]*\?>\s*)?<(?:[\w-]+:)?svg[\s>]/i.test(text) &&
  /<\/(?:[\w-]+:)?svg\s*>\s*$/i.test(text)
