// Runs in the sandbox of the window before its page. Puts `window.app` there: the one thing of ours that
// the page can reach.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import {
  APP_EVENTS,
  APP_METHODS,
  type AppApi,
  type AppBridge,
  type AppClient,
  type AppEvents,
} from './contract/app-api.ts'
import { channelOf, DROPPED, LISTENING } from './contract/channels.ts'

type File = Parameters<typeof webUtils.getPathForFile>[0]

const methods = Object.keys(APP_METHODS) as (keyof AppApi)[]

// Made from the table that the compiler keeps complete, so that every method is there.
const client = Object.fromEntries(
  methods.map((method) => [
    method,
    (payload?: unknown) => ipcRenderer.invoke(channelOf(method), payload),
  ]),
) as unknown as AppClient

function on<Event extends keyof AppEvents>(
  event: Event,
  listener: (detail: AppEvents[Event]) => void,
): () => void {
  if (!(event in APP_EVENTS)) throw new Error(`There is no event "${event}"`)
  const hear = (_event: unknown, detail: AppEvents[Event]): void => listener(detail)
  ipcRenderer.on(channelOf(event), hear)
  ipcRenderer.send(LISTENING, event)
  return () => {
    ipcRenderer.off(channelOf(event), hear)
  }
}

function openDropped(files: readonly unknown[]): void {
  const paths = files.map((file) => webUtils.getPathForFile(file as File))
  ipcRenderer.send(DROPPED, paths)
}

const bridge: AppBridge = { ...client, on, openDropped }
contextBridge.exposeInMainWorld('app', Object.freeze(bridge))
