// Has a project open for writing, as the program does, and edits until it is killed; tells what is durable.
import { writeSync } from 'node:fs'
import { takeLock } from '../../electron/files/project-lock.ts'
import { openWork } from './saved-work.ts'

const file = process.argv[2] ?? ''
const lock = await takeLock(file, 'ask')
const work = await openWork(file)
for (let number = 1; ; number++) {
  await lock.check()
  await work.name(`n ${number}`)
  await lock.confirm()
  writeSync(1, `${number}\n`)
  if (number % 5 === 0) await work.fold()
  await new Promise((resolve) => setTimeout(resolve, 5))
}
