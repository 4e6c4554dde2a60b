import { problem } from '../../iiif/problem.ts'
import type { FromImageServer, ServedDocument, ToImageServer } from '../contract/image-server.ts'
import type { Outcome } from '../contract/outcome.ts'

type Wanted = Extract<FromImageServer, { kind: 'documentWanted' }>
type Delivered = Extract<ToImageServer, { kind: 'document' }>

/** Documents are made by whoever started this process: only they know the object. */
export interface Documents {
  /** @throws Problem `image/document-late` when no answer comes */
  request(wanted: Omit<Wanted, 'kind' | 'request'>): Promise<Outcome<ServedDocument>>
  deliver(delivered: Delivered): void
}

const PATIENCE_MILLISECONDS = 30_000

export function createDocuments(ask: (wanted: Wanted) => void): Documents {
  const pending = new Map<number, (answer: Outcome<ServedDocument>) => void>()
  let asked = 0

  return {
    request(wanted) {
      asked += 1
      const request = asked
      return new Promise((resolve, reject) => {
        const giveUp = setTimeout(() => {
          pending.delete(request)
          reject(problem('image/document-late'))
        }, PATIENCE_MILLISECONDS)
        pending.set(request, (answer) => {
          clearTimeout(giveUp)
          resolve(answer)
        })
        ask({ kind: 'documentWanted', request, ...wanted })
      })
    },

    deliver({ request, answer }) {
      pending.get(request)?.(answer)
      pending.delete(request)
    },
  }
}
