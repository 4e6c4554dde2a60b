import { defineConfig } from '@playwright/test'

/** The stories, in a real Electron window. `npm test` runs them, under a virtual display where there is none. */
export default defineConfig({
  testDir: 'test/stories',
  outputDir: 'test-results/stories',
  // One at a time: each story has an Electron of its own, and small machines have two cores.
  workers: 1,
  fullyParallel: false,
  // Milliseconds. Generous, since nothing here is about speed.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: Boolean(process.env['CI']),
  use: { trace: 'retain-on-failure', actionTimeout: 15_000 },
})
