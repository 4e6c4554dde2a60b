export interface InstalledPackage {
  readonly version?: string
  readonly integrity?: string
  readonly optional?: boolean
}

export function checkNode(version?: string): void
export function isInstalled(
  wanted: Readonly<Record<string, InstalledPackage>>,
  installed: Readonly<Record<string, InstalledPackage>>,
): boolean
