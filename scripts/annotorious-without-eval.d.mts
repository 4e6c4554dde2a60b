import type { Plugin } from 'vite'

export function annotoriousWithoutEval(): Plugin
