import type { Rule } from '../rule.ts'
import { DOCUMENT_RULES_2 } from './v2/document.ts'
import { FORM_RULES_2 } from './v2/forms.ts'
import { ID_RULES_2 } from './v2/ids.ts'
import { KEY_RULES_2 } from './v2/keys.ts'
import { PART_RULES_2 } from './v2/parts.ts'
import { REQUIRED_RULES_2 } from './v2/required.ts'
import { TARGET_RULES_2 } from './v2/targets.ts'
import { TEXT_RULES_2 } from './v2/texts.ts'
import { VERSION_RULES_2 } from './v2/versions.ts'
import { WHOLE_RULES_2 } from './v2/wholes.ts'
import { BEHAVIOR_RULES_3 } from './v3/behavior.ts'
import { CONTENT_TYPE_RULES_3 } from './v3/content-types.ts'
import { DOCUMENT_RULES_3 } from './v3/document.ts'
import { FORM_RULES_3 } from './v3/forms.ts'
import { ID_RULES_3 } from './v3/ids.ts'
import { KEY_RULES_3 } from './v3/keys.ts'
import { MARKUP_RULES_3 } from './v3/markup.ts'
import { PART_RULES_3 } from './v3/parts.ts'
import { REQUIRED_RULES_3 } from './v3/required.ts'
import { PLACE_RULES_3 } from './v3/places.ts'
import { SELECTOR_RULES_3 } from './v3/selectors.ts'
import { TARGET_RULES_3 } from './v3/targets.ts'
import { TEXT_RULES_3 } from './v3/texts.ts'
import { TYPE_RULES_3 } from './v3/types.ts'
import { VALUE_RULES_3 } from './v3/values.ts'
import { WHOLE_RULES_3 } from './v3/wholes.ts'

/** Every rule, in the order of the specification: the document, what it needs, how it is written, what it speaks of. */
export const RULES: readonly Rule[] = [
  ...DOCUMENT_RULES_3,
  ...KEY_RULES_3,
  ...REQUIRED_RULES_3,
  ...TYPE_RULES_3,
  ...CONTENT_TYPE_RULES_3,
  ...FORM_RULES_3,
  ...TEXT_RULES_3,
  ...MARKUP_RULES_3,
  ...VALUE_RULES_3,
  ...BEHAVIOR_RULES_3,
  ...ID_RULES_3,
  ...TARGET_RULES_3,
  ...PLACE_RULES_3,
  ...PART_RULES_3,
  ...SELECTOR_RULES_3,
  ...WHOLE_RULES_3,
  ...DOCUMENT_RULES_2,
  ...KEY_RULES_2,
  ...REQUIRED_RULES_2,
  ...FORM_RULES_2,
  ...TEXT_RULES_2,
  ...ID_RULES_2,
  ...TARGET_RULES_2,
  ...PART_RULES_2,
  ...WHOLE_RULES_2,
  ...VERSION_RULES_2,
]
