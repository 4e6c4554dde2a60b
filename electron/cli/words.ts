/** "1 image", "2 images", "no images". */
export function describeCount(count: number, noun: string): string {
  const plural = noun.endsWith('s') ? `${noun}es` : `${noun}s`
  if (count === 0) return `no ${plural}`
  return count === 1 ? `1 ${noun}` : `${count.toLocaleString('en')} ${plural}`
}
