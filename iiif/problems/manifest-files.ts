import type { ProblemText } from '../problem-texts.ts'

/** What can be wrong with a manifest that is to become part of a project. */
export const MANIFEST_FILE_PROBLEMS = {
  'import/not-a-manifest': {
    cause: 'This document is no manifest but something else of IIIF ({type}).',
    consequence: 'Nothing was taken over from it, and the file is unchanged.',
    remedy: 'Open the manifest that it belongs to.',
  },
  'import/no-canvases': {
    cause: 'This manifest has no canvases.',
    consequence: 'There is nothing that could be taken from it.',
    remedy: 'See whether the object has another manifest, or whether it is whole.',
  },
  'import/too-large': {
    cause: '"{name}" has {size} MB, more than the limit of {limit} MB.',
    consequence: 'It was not read, to protect the memory of this computer.',
    remedy: 'Ask where it comes from for the object in several manifests.',
  },
  'import/unreadable': {
    cause: 'The system does not let this program read "{name}".',
    consequence: 'Nothing was taken over from it.',
    remedy: 'Look whether it is still there and whether you may read it, then try again.',
  },
} as const satisfies Readonly<Record<string, ProblemText>>
