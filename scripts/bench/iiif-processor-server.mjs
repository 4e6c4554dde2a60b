// iiif-processor behind node:http, as its documents show it; the sizes of the pyramid are remembered, which is kinder
// to it than what it does by itself.
import { createReadStream } from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'

const [folder, file] = process.argv.slice(2)
const require = createRequire(path.join(folder, 'package.json'))
const { Processor } = require(folder)
const sharp = require('sharp')

const first = await sharp(file).metadata()
const sizes = []
for (let page = 0; page < (first.pages ?? 1); page += 1) {
  const { width, height } = await sharp(file, { page }).metadata()
  sizes.push({ width, height })
}

const server = http.createServer(async (request, response) => {
  try {
    const address = `http://127.0.0.1:${server.address().port}${request.url}`
    const made = await new Processor(address, async () => createReadStream(file), {
      dimensionFunction: async () => sizes,
    }).execute()
    response.writeHead(made.type === 'content' ? 200 : (made.statusCode ?? 500), {
      'Content-Type': made.contentType ?? 'text/plain',
      'Content-Length': Buffer.byteLength(made.body ?? made.message ?? ''),
    })
    response.end(made.body ?? made.message)
  } catch (error) {
    response.writeHead(error.statusCode ?? 500).end(String(error))
  }
})
server.listen(0, '127.0.0.1', () => process.send(server.address().port))
