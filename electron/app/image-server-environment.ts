import { availableParallelism } from 'node:os'

/**
 * What the process of the image server finds in its environment. Pictures are made on the threads on which
 * files are read too: with Node's four, two pyramids and two pictures would let every stored tile wait. It is
 * read once, before any of our code runs, and therefore given from outside.
 */
export const imageServerEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  UV_THREADPOOL_SIZE: String(2 * availableParallelism() + 4),
})
