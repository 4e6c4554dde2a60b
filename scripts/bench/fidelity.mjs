import http from 'node:http'
import sharp from 'sharp'

/** The body of an answer. */
const fetchBody = (port, target) =>
  new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path: target }, (answer) => {
        const chunks = []
        answer.on('data', (chunk) => chunks.push(chunk))
        answer.on('end', () => resolve(Buffer.concat(chunks)))
      })
      .on('error', reject)
  })

/** The picture that a request means, from the source itself: cut, reduced with Lanczos, turned; raw. */
export async function ideal(source, { region, size, degrees = 0, isMirrored }) {
  const cut = region ? sharp(source).extract(region) : sharp(source)
  const scaled = await cut.resize(size.width, size.height, { fit: 'fill' }).png().toBuffer()
  const turned = isMirrored ? sharp(scaled).flop() : sharp(scaled)
  return turned.rotate(degrees).removeAlpha().raw().toBuffer({ resolveWithObject: true })
}

/** Peak signal-to-noise ratio of what a server answers, in decibels; undefined where the size is another. */
export async function fidelityOf(port, target, { data, info }) {
  const got = await sharp(await fetchBody(port, target))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  if (got.info.width !== info.width || got.info.height !== info.height) return undefined
  let sum = 0
  for (let at = 0; at < data.length; at += 1) sum += (data[at] - got.data[at]) ** 2
  return sum === 0 ? Infinity : 10 * Math.log10(255 ** 2 / (sum / data.length))
}
