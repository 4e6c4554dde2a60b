import path from 'node:path'

export interface CommandLine {
  /** Absolute; undefined when nothing was named. */
  readonly opened: string | undefined
  readonly isVersionAsked: boolean
}

export interface CommandLineSituation {
  /** `process.argv`, the executable first. */
  readonly words: readonly string[]
  /** `electron PATH` names the application first; a package does not. */
  readonly isApplicationNamed: boolean
  readonly workingFolder: string
}

/** What the app was started with. Options of Chromium may stand anywhere between. */
export function readCommandLine(situation: CommandLineSituation): CommandLine {
  const { words, isApplicationNamed, workingFolder } = situation
  const names = words.slice(1).filter((word) => !word.startsWith('-'))
  const opened = isApplicationNamed ? names[1] : names[0]
  return {
    opened: opened === undefined ? undefined : path.resolve(workingFolder, opened),
    isVersionAsked: words.includes('--version'),
  }
}
