// Runs one flow, or edits for ever, with a fault at one file operation; tells what is durable.
import { writeSync } from 'node:fs'
import { FLOWS, projectIn, type Tell } from './fault-flows.ts'
import { injectFault, type Fault } from './faulty-files.ts'
import { nameOf, openWork } from './saved-work.ts'

const [, , flow = '', folder = '', at = '0', fault = 'kill'] = process.argv
const tell: Tell = (file, edit) => void writeSync(1, `${file}\t${edit}\n`)

if (flow === 'for ever') await editForEver(projectIn(folder))
else {
  await injectFault(Number(at), fault as Fault)
  await FLOWS[flow]?.run(folder, tell)
}

async function editForEver(file: string): Promise<void> {
  const work = await openWork(file)
  const first = Number(nameOf(work.session.project).replace('n ', ''))
  for (let number = first + 1; ; number++) {
    await work.name(`n ${number}`)
    tell(file, `n ${number}`)
    if (number % 3 === 0) await work.fold()
  }
}
