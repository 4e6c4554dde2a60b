/** About the program. */
export const aboutTexts = {
  title: 'About Florilegium',
  meaning: 'A florilegium is a book of gathered leaves.',
  purpose:
    'Gather images from your scans into virtual objects, describe and annotate them, and publish them as IIIF.',
  version: 'Version {version}',
  runsOn: 'Runs on',
  runtime: 'Electron {electron}, Chromium {chromium}, Node {node}',
  sources: {
    official: 'Electron’s official release.',
    packaged: 'As packaged.',
    override: 'An Electron that was chosen by ELECTRON_OVERRIDE_DIST_PATH.',
    fallback:
      'A stand-in for Electron, for running and testing only. It is old: do not use it for anything from the network.',
  },
  system: 'System',
  licences: 'Licences',
  ownLicence: 'Florilegium is free software under the MIT licence.',
  othersLicence: 'It is built on the work of others:',
  offline: 'Florilegium sends nothing anywhere unless you ask it to.',
  copyDetails: 'Copy details',
  copied: 'Copied',
} as const
