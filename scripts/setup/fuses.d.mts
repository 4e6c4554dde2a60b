export type FuseState = 'on' | 'off'

export function readFuses(
  executable: string,
): Promise<Readonly<Record<string, FuseState | undefined>>>

/** @param wanted by place on the wire */
export function setFuses(
  executable: string,
  wanted: Readonly<Record<number, FuseState>>,
): Promise<void>
