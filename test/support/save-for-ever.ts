// Saves one state after the other, and says which are durable, until it is killed.
import { saveProject } from '../../electron/files/project-file.ts'
import { setLabel } from '../../iiif/project/commands/properties.ts'
import { apply } from '../../iiif/project/change.ts'
import { projectWithCanvases } from './projects.ts'

const file = process.argv[2] ?? ''
let project = projectWithCanvases(300)

for (let number = 1; ; number++) {
  const label = { none: [`state ${number}`] }
  project = apply(project, setLabel(project, { ids: [project.manifest] }, label).change)
  await saveProject(file, project)
  process.stdout.write(`${number}\n`)
}
