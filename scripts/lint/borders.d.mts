import type { Rule } from 'eslint'

export interface Border {
  readonly code: string
  readonly may: readonly string[]
  readonly types?: readonly string[]
  readonly packages?: readonly RegExp[]
}

export const BORDERS: readonly Border[]
export const borders: Rule.RuleModule
