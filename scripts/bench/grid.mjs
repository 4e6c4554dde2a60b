/** The tiles that info.json offers of an image, by level, the finest first; without the address of the image. */
export function levelsOf({ width, height }, side = 512) {
  const levels = []
  for (let factor = 1; ; factor *= 2) {
    const tiles = []
    for (let top = 0; top < height; top += side * factor) {
      for (let left = 0; left < width; left += side * factor) {
        const region = [
          Math.min(side * factor, width - left),
          Math.min(side * factor, height - top),
        ]
        const size = region.map((length) => Math.ceil(length / factor))
        tiles.push(`/${left},${top},${region.join()}/${size.join()}/0/default.jpg`)
      }
    }
    levels.push({ factor, width: Math.ceil(width / factor), tiles })
    if (Math.max(width, height) <= side * factor) return levels
  }
}

export const allTilesOf = (scan, side) => levelsOf(scan, side).flatMap(({ tiles }) => tiles)
