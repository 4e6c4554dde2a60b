export interface ElectronRuntime {
  readonly source: 'official' | 'fallback' | 'override'
  readonly folder: string
  readonly executable: string
  readonly version: string
}

export function ensureElectron(): Promise<ElectronRuntime>
export function describeRuntime(runtime: ElectronRuntime): string
export function electronFlags(): readonly string[]
