import { Problem, problem } from '../../iiif/problem.ts'
import type { FlattenOrder } from '../contract/flattening.ts'
import type { FromImageServer, ToImageServer } from '../contract/image-server.ts'

type Flattened = Extract<FromImageServer, { kind: 'flattened' }>

/** The making of images in the process of the image server, as the rest of the program knows it. */
export interface FlatteningOrders {
  /** @throws Problem `composition/not-made` */
  flatten(order: FlattenOrder): Promise<void>
  hear(flattened: Flattened): void
  /** The process has ended: nobody will answer. */
  abandon(): void
}

export function orderFlattening(send: (message: ToImageServer) => void): FlatteningOrders {
  const pending = new Map<number, (answer: Flattened['answer']) => void>()
  let asked = 0
  return {
    async flatten(order) {
      asked += 1
      const request = asked
      const answer = await new Promise<Flattened['answer']>((resolve) => {
        pending.set(request, resolve)
        send({ kind: 'flatten', request, order })
      })
      if (answer.kind === 'refused') throw new Problem(answer.problem.code, answer.problem.details)
    },
    hear({ request, answer }) {
      pending.get(request)?.(answer)
      pending.delete(request)
    },
    abandon() {
      const report = problem('composition/not-made')
      for (const answer of pending.values()) answer({ kind: 'refused', problem: report })
      pending.clear()
    },
  }
}
