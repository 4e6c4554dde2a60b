import type { FoundFile, RegionLevel } from '../../iiif/annotation/formats/found.ts'
import type { ProblemReport } from '../../iiif/problem.ts'

export interface ReadAnnotationFiles {
  /** As `chooseAnnotationFiles` answered. */
  readonly files: readonly string[]
  readonly level: RegionLevel
}

export interface AnnotationFilesRead {
  readonly files: readonly FoundFile[]
  /** Why a file could not be read at all; its name is in the problem. */
  readonly refused: readonly ProblemReport[]
}
