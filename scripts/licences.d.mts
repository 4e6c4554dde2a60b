export function composeLicences(): Promise<string>
