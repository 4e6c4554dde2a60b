import { availableParallelism } from 'node:os'
import { Problem, problem, reportOf } from '../../iiif/problem.ts'
import type { ToImageServer } from '../contract/image-server.ts'
import { createCatalogue } from './catalogue.ts'
import { watchDecoding } from './decoding-watch.ts'
import { createDocuments } from './documents.ts'
import { flatten } from './flatten.ts'
import { handleRequest } from './handle-request.ts'
import { createLocalServer, listen } from './listen.ts'
import { log } from './log.ts'
import type { Parent } from './parent.ts'
import { openPyramids } from './pyramid/pyramids.ts'
import { createRenderer } from './renderer.ts'

/**
 * Does what the parent says, and tells it what it must know, until it has gone.
 *
 * @param cache the folder for what can be made again; without one nothing is kept on disk
 */
export function serve(parent: Parent, cache: string | undefined): void {
  const catalogue = createCatalogue()
  const documents = createDocuments((wanted) => parent.send(wanted))
  const pyramids =
    cache === undefined
      ? undefined
      : openPyramids({ folder: cache, atOnce: Math.max(1, availableParallelism()) })
  const renderer = createRenderer({
    pyramids,
    reportFailure: ({ prefix, image }, failure) =>
      parent.send({
        kind: 'imageFailed',
        prefix,
        identifier: image.identifier,
        problem: reportOf(failure),
      }),
  })
  watchDecoding((step, file) => parent.send({ kind: 'decoding', step, file }))
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

  const tellCache = async ({
    wish,
    request,
  }: Extract<ToImageServer, { kind: 'cache' }>): Promise<void> => {
    if (wish === 'empty') await pyramids?.folder.empty()
    const { bytes = 0 } = (await pyramids?.folder.measure()) ?? {}
    parent.send({ kind: 'cacheMeasured', request, bytes })
  }

  const makeFlat = async ({
    request,
    order,
  }: Extract<ToImageServer, { kind: 'flatten' }>): Promise<void> => {
    try {
      await flatten(order)
      parent.send({ kind: 'flattened', request, answer: { kind: 'done', value: null } })
    } catch (error) {
      log('an image could not be made of several', error)
      const report = reportOf(problem('composition/not-made'))
      parent.send({ kind: 'flattened', request, answer: { kind: 'refused', problem: report } })
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
      case 'limitCache':
        return void pyramids?.folder.limit(message.bytes)
      case 'flatten':
        return void makeFlat(message)
      case 'cache':
        return void tellCache(message)
    }
  })
  parent.onGone(() => process.exit(0))
  parent.send({ kind: 'ready' })
}
