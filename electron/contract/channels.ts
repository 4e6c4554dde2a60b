import type { AppApi, AppEvents } from './app-api.ts'

/** The names under which preload and main find each other. */
export const channelOf = (name: keyof AppApi | keyof AppEvents): string => `app:${name}`

/** Preload tells main which event the window listens to now. */
export const LISTENING = 'shell:listening'

/** Preload tells main the paths of what was dropped on the window. */
export const DROPPED = 'shell:dropped'
