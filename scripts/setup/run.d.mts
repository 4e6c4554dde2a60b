export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  readonly stdio?: 'inherit' | 'ignore'
}

export function run(
  program: string,
  parameters: readonly string[],
  options?: RunOptions,
): Promise<number>
