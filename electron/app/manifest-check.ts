import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { checkManifest, type ManifestCheck } from '../../iiif/checks/manifest-check.ts'
import { problem } from '../../iiif/problem.ts'
import type { ChosenPlace } from '../contract/app-api.ts'
import type { ManifestCheckReport } from '../contract/manifest-check.ts'
import { writeFileAtomically } from '../files/atomic-write.ts'
import { decodeText } from '../files/decode-text.ts'
import { nameOfPlace } from './chosen-places.ts'
import type { Platform } from './platform.ts'

/** In bytes. The largest manifests known have some tens of millions. */
const LARGEST = 100_000_000

/** Checks of files with manifests, however broken. What is checked is read, never written. */
export interface ManifestChecks {
  /** Asks for a file and checks it; undefined when cancelled. @throws Problem `document/unreadable` */
  check(): Promise<ManifestCheckReport | undefined>
  /**
   * Asks where to, and writes the mended copy of what was checked last; undefined when cancelled.
   * @throws Problem `document/is-original`, `target/…`
   */
  save(): Promise<ChosenPlace | undefined>
  /** True for files that were written in this session. */
  hasWritten(file: string): boolean
}

/** @param onChosen hears which file was chosen: it may be opened from then on */
export function openManifestChecks(
  platform: Pick<Platform, 'chooseManifest' | 'chooseExportTarget'>,
  onChosen: (file: string) => void,
): ManifestChecks {
  let last: { readonly file: string; readonly mended: string } | undefined
  const written = new Set<string>()

  return {
    async check() {
      const file = await platform.chooseManifest()
      if (file === undefined) return undefined
      const check = checkManifest(decodeText(await loadBytes(file)))
      const mended = check.kind === 'read' ? check.mended : undefined
      last = mended === undefined ? undefined : { file, mended }
      onChosen(file)
      return {
        name: nameOfPlace(file),
        file,
        check: withoutText(check),
        isMended: mended !== undefined,
      }
    },
    async save() {
      if (!last) return undefined
      const { file, mended } = last
      const target = await platform.chooseExportTarget(mendedName(file))
      if (target === undefined) return undefined
      await refuseOriginal(file, target)
      await writeFileAtomically(target, mended)
      written.add(path.resolve(target))
      return { path: target, name: nameOfPlace(target) }
    },
    hasWritten: (file) => written.has(path.resolve(file)),
  }
}

const mendedName = (file: string): string => `${path.parse(file).name}-mended.json`

/** The original stays byte for byte, also by way of a link. */
async function refuseOriginal(file: string, target: string): Promise<void> {
  const real = (place: string): Promise<string> => realpath(place).catch(() => path.resolve(place))
  if ((await real(file)) === (await real(target))) {
    throw problem('document/is-original', { name: nameOfPlace(target) })
  }
}

async function loadBytes(file: string): Promise<Buffer> {
  const name = nameOfPlace(file)
  const refuse = (): never => {
    throw problem('document/unreadable', { name, reason: 'the system does not let it be read' })
  }
  const status = await stat(file).catch(refuse)
  if (!status.isFile()) throw problem('document/unreadable', { name, reason: 'it is no file' })
  if (status.size > LARGEST) {
    throw problem('document/unreadable', { name, reason: 'it has more than 100 MB' })
  }
  return readFile(file).catch(refuse)
}

function withoutText(check: ManifestCheck): ManifestCheck {
  if (check.kind === 'unread') return check
  const { kind, version, repairs, left, remarks } = check
  return { kind, version, repairs, left, remarks }
}
