import type { SettingsStore } from './settings.ts'

/** The servers of others that the scholar lets us ask for pictures; each as `host` or `host:port`. */
export interface RemoteServers {
  list(): Promise<readonly string[]>
  /** From now on; the newest last. Returns all of them. */
  allow(hosts: readonly string[]): Promise<readonly string[]>
  forbid(host: string): Promise<readonly string[]>
  /** True for a server that may lie in a private network: its address was typed, and confirmed. */
  readonly isTrusted: (host: string) => Promise<boolean>
  trust(host: string): Promise<void>
  /** The scholar typed an address of this server. When they allow it too, it may lie in their own network. */
  noteTyped(host: string): void
  /** True for a server whose address the scholar typed in this session, or confirmed in an earlier one. */
  readonly isNamed: (host: string) => Promise<boolean>
}

/** So many are remembered. */
const MOST_SERVERS = 1_000

export function openRemoteServers(settings: SettingsStore): RemoteServers {
  const change = async (
    next: (hosts: readonly string[]) => readonly string[],
  ): Promise<readonly string[]> => {
    const { allowedServers = [] } = await settings.change((kept) => ({
      ...kept,
      allowedServers: next(kept.allowedServers ?? []).slice(-MOST_SERVERS),
    }))
    return allowedServers
  }
  const typed = new Set<string>()
  const trust = async (host: string): Promise<void> => {
    await settings.change((kept) => ({
      ...kept,
      trustedServers: [...new Set([...(kept.trustedServers ?? []), host])].slice(-MOST_SERVERS),
    }))
  }
  const isTrusted = async (host: string): Promise<boolean> =>
    ((await settings.get()).trustedServers ?? []).includes(host)
  return {
    list: async () => (await settings.get()).allowedServers ?? [],
    async allow(hosts) {
      for (const host of hosts) if (typed.has(host)) await trust(host)
      return change((before) => [...new Set([...before, ...hosts])])
    },
    forbid: (host) => change((before) => before.filter((other) => other !== host)),
    isTrusted,
    isNamed: async (host) => typed.has(host) || (await isTrusted(host)),
    trust,
    noteTyped: (host) => void typed.add(host),
  }
}
