// The app: Electron around the core. Nothing here waits at the top level for Electron to be ready: it
// becomes ready only when this file has run.
import { app } from 'electron'
import { describeAbout, getAbout } from './shell/about.ts'
import { declareScheme } from './shell/app-scheme.ts'
import { readCommandLine } from './shell/command-line.ts'
import { runApp } from './shell/run-app.ts'
import { hardenApp } from './shell/safety.ts'

const commandLine = readCommandLine({
  words: process.argv,
  isApplicationNamed: process.defaultApp === true,
  workingFolder: process.cwd(),
})

if (commandLine.isVersionAsked) {
  process.stdout.write(describeAbout(getAbout()))
  app.exit(0)
} else if (app.requestSingleInstanceLock({ opened: commandLine.opened })) {
  hardenApp()
  declareScheme()
  runApp(commandLine.opened)
} else {
  // The app is open already, and was told what to open.
  app.exit(0)
}
