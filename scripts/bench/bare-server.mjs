// The floor: a bare server that answers with the same bytes from memory, in a process of its own. It fetches
// them first from the server that it stands beside.
import http from 'node:http'

process.on('message', async ({ port, targets }) => {
  const bodies = new Map()
  for (const target of targets) {
    const answer = await fetch(`http://127.0.0.1:${port}${target}`)
    bodies.set(target, Buffer.from(await answer.arrayBuffer()))
  }
  const server = http.createServer((request, response) => {
    const body = bodies.get(request.url)
    response.writeHead(body ? 200 : 404, {
      'Content-Type': 'image/jpeg',
      'Content-Length': body?.length ?? 0,
    })
    response.end(body)
  })
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () =>
    process.send(server.address().port),
  )
})
