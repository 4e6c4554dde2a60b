import { creditOf, isUncredited } from '../credits/credit.ts'
import { canvasesOf, type Project } from '../project/model.ts'
import { imagesIn } from '../project/painting.ts'
import type { TargetRemark } from './plan.ts'

/** Canvases of the object with pictures of which nothing says whose they are. */
export function uncreditedIn(project: Project): readonly TargetRemark[] {
  const count = canvasesOf(project).filter(
    (canvas) =>
      canvas.painting.some(({ body }) => imagesIn(body).length > 0) &&
      isUncredited(creditOf(project, canvas, [])),
  ).length
  return count === 0 ? [] : [{ kind: 'uncredited', count }]
}

/** Pictures painted on the canvases of the object that lie on servers of others. */
export function elsewhereIn(project: Project): readonly TargetRemark[] {
  const count = canvasesOf(project)
    .flatMap(({ painting }) => painting)
    .filter(({ body }) => imagesIn(body)[0]?.type === 'RemoteImage').length
  return count === 0 ? [] : [{ kind: 'elsewhere', count }]
}
