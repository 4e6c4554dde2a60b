/** Where the list that About shows is kept. */
export const CREDITS_FILE: string

/** The text of that list. */
export function composeCredits(): Promise<string>
