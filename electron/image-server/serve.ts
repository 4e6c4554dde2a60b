import { Problem, reportOf } from '../../iiif/problem.ts'
import type { ToImageServer } from '../contract/image-server.ts'
import { createCatalogue } from './catalogue.ts'
import { createDocuments } from './documents.ts'
import { handleRequest } from './handle-request.ts'
import { createLocalServer, listen } from './listen.ts'
import type { Parent } from './parent.ts'
import { createRenderer } from './renderer.ts'

/** Does what the parent says, and tells it what it must know, until it has gone. */
export function serve(parent: Parent): void {
  const catalogue = createCatalogue()
  const documents = createDocuments((wanted) => parent.send(wanted))
  const renderer = createRenderer(({ prefix, image }, failure) =>
    parent.send({
      kind: 'imageFailed',
      prefix,
      identifier: image.identifier,
      problem: reportOf(failure),
    }),
  )
  const services = { catalogue, documents, renderer }
  const server = createLocalServer((request, response) => {
    void handleRequest(request, response, services)
  })

  const startListening = async (
    message: Extract<ToImageServer, { kind: 'listen' }>,
  ): Promise<void> => {
    try {
      parent.send({ kind: 'listening', port: await listen(server, message) })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      parent.send({ kind: 'refused', problem: reportOf(error) })
    }
  }

  parent.onMessage((message) => {
    switch (message.kind) {
      case 'listen':
        return void startListening(message)
      case 'publish':
        catalogue.publish(message.prefix, message.images, message.removed)
        return parent.send({ kind: 'published', prefix: message.prefix })
      case 'withdraw':
        return catalogue.withdraw(message.prefix)
      case 'document':
        return documents.deliver(message)
    }
  })
  parent.onGone(() => process.exit(0))
  parent.send({ kind: 'ready' })
}
