/** Where the list that About shows is kept. */
export const CREDITS_FILE: string

/** Of packages that do not name theirs as SPDX does. */
export const LICENCES: Readonly<Record<string, string>>

/** The text of that list. */
export function composeCredits(): Promise<string>
