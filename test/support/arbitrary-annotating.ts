import { planReplacement } from '../../iiif/annotation/listing/replace.ts'
import * as together from '../../iiif/project/commands/annotations-together.ts'
import { MOTIVATIONS, recordsOf, type Project, type RecordId } from '../../iiif/project/model.ts'
import { pick, type Choice, type CommandMaker } from './arbitrary-choice.ts'

/** Several annotations, from any place among all that there are. */
const someOf = (project: Project, { first, second }: Choice): readonly RecordId[] => {
  const ids = recordsOf(project, 'Annotation').map(({ id }) => id)
  const start = ids.length === 0 ? 0 : first % ids.length
  return ids.slice(start, start + 1 + (second % 4))
}

const onAnnotations =
  (
    make: (project: Project, ids: readonly RecordId[], choice: Choice) => ReturnType<CommandMaker>,
  ) =>
  (choice: Choice): CommandMaker =>
  (project) => {
    const ids = someOf(project, choice)
    return ids.length === 0 ? undefined : make(project, ids, choice)
  }

/** Makers of the commands that change several annotations together. */
export const ANNOTATING_MAKERS = {
  setMotivations: onAnnotations((project, ids, { first }) =>
    together.setMotivations(project, ids, pick(MOTIVATIONS, first) ?? 'commenting'),
  ),
  setLanguages: onAnnotations((project, ids, { first }) =>
    together.setLanguages(project, ids, first % 3 === 0 ? undefined : 'la'),
  ),
  tagAnnotations: onAnnotations((project, ids, { text }) =>
    together.tagAnnotations(project, ids, text === '' ? 'tag' : text),
  ),
  removeAnnotations: onAnnotations((project, ids) => together.removeAnnotations(project, ids)),
  moveAnnotation: onAnnotations((project, [id], { second }) =>
    id === undefined ? undefined : together.moveAnnotation(project, id, second % 5),
  ),
  replaceInAnnotations: onAnnotations((project, _ids, { text }) =>
    together.replaceInAnnotations(
      project,
      planReplacement(recordsOf(project, 'Annotation'), {
        find: text.slice(0, 1),
        replacement: `${text}·`,
        letters: 'exact',
        extent: 'anywhere',
      }),
    ),
  ),
}
