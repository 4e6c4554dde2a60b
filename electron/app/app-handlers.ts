import { APP_METHODS, type AppApi } from '../contract/app-api.ts'
import type { AppHandlers } from './app.ts'
import type { Log } from './log.ts'
import { outcomeOf } from './outcomes.ts'
import { readPayload } from './payloads.ts'

/** Every method as main carries it out, its payload read. What it throws becomes a refusal. */
export type Methods = {
  readonly [Method in keyof AppApi]: (
    ...parameters: Parameters<AppApi[Method]>
  ) => ReturnType<AppApi[Method]> | Promise<ReturnType<AppApi[Method]>>
}

/** The methods as the shell registers them: payload checked, every failure an outcome. */
export function handlersOf(methods: Methods, log: Log): AppHandlers {
  const handlerOf = (method: keyof AppApi) => (payload?: unknown) =>
    outcomeOf(log, method, () => {
      // Reader and method belong to the same name; the compiler cannot follow that through a loop.
      const carryOut = methods[method] as (read: unknown) => unknown
      return carryOut(readPayload(method, payload))
    })
  const entries = (Object.keys(APP_METHODS) as (keyof AppApi)[]).map((method) => [
    method,
    handlerOf(method),
  ])
  return Object.fromEntries(entries) as AppHandlers
}
