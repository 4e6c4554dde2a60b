import type { ImageRule } from '../rule.ts'
import { CANONICAL_RULES } from './canonical.ts'
import { DOCUMENT_WORD_RULES } from './document-words.ts'
import { DOCUMENT_RULES } from './document.ts'
import { ENLARGING_RULES } from './enlarging.ts'
import { GRID_RULES } from './grid.ts'
import { HTTP_RULES } from './http.ts'
import { NEGOTIATION_RULES } from './negotiation.ts'
import { FORMAT_RULES, QUALITY_RULES } from './quality-format.ts'
import { REFUSAL_RULES } from './refusals.ts'
import { REGION_RULES } from './region.ts'
import { ROTATION_RULES } from './rotation.ts'
import { SIZE_RULES } from './size.ts'

/** Every rule, in the order in which the specification goes. */
export const IMAGE_RULES: readonly ImageRule[] = [
  ...DOCUMENT_RULES,
  ...DOCUMENT_WORD_RULES,
  ...REGION_RULES,
  ...SIZE_RULES,
  ...ENLARGING_RULES,
  ...GRID_RULES,
  ...ROTATION_RULES,
  ...QUALITY_RULES,
  ...FORMAT_RULES,
  ...CANONICAL_RULES,
  ...HTTP_RULES,
  ...NEGOTIATION_RULES,
  ...REFUSAL_RULES,
]
