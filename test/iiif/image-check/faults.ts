import { DOCUMENT_FAULTS } from './document-faults.ts'
import { DETAIL_FAULTS } from './detail-faults.ts'
import type { FaultCase } from './fault-case.ts'
import { HTTP_FAULTS } from './http-faults.ts'
import { PICTURE_FAULTS } from './picture-faults.ts'

/** The real server with one thing wrong, and the rule that finds it. */
export const FAULTS: readonly FaultCase[] = [
  ...DOCUMENT_FAULTS,
  ...PICTURE_FAULTS,
  ...HTTP_FAULTS,
  ...DETAIL_FAULTS,
]
