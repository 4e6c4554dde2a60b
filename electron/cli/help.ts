import type { HelpTopic } from './commands.ts'

/** What `--help` prints. */
export const HELP_TEXTS: Readonly<Record<HelpTopic, string>> = {
  all: `Florilegium gathers scans into virtual objects and publishes them as IIIF.

Usage:
  florilegium serve FOLDER      serve the images of a folder, and manifests of them, on this computer
  florilegium manifest FOLDER   write a manifest of the images of a folder
  florilegium validate FILE     compare a manifest or collection with the specification
  florilegium --version         print the version, and what it runs on
  florilegium COMMAND --help    say more about a command

Exit codes: 0 done, 1 problems were found, 2 the command could not run.
`,
  serve: `Usage: florilegium serve FOLDER [--port N] [--json] [--share]
       florilegium serve --sample [--port N] [--json] [--share]

Serves the images of a folder and of the folders in it to other programs on this computer: by the Image API
2.1 and 3.0, with a manifest by the Presentation API 2.1 and 3.0. Nothing in the folder is changed. What is
added to it or removed from it while this runs appears. Ctrl+C ends it.

  --port N    listen on this port of 127.0.0.1; without it, on any free one
  --json      print the addresses as one line of JSON, then serve:
              { "image2", "image3", "presentation2", "presentation3" }
              An image is at image3 + "/" + its encoded path + "/info.json".
  --share     use plain addresses that other programs can guess; without it, they hold a secret part,
              so that no page of the web can read your scans
  --sample    serve the sample, a small made-up codex, instead of a folder

Exit codes: 0 ended as you wished, 2 it could not run.
`,
  manifest: `Usage: florilegium manifest FOLDER [--version 2|3] [--base URL] [--image-base URL] [--output FILE]

Writes a manifest in which each image of a folder is a canvas: in natural order (f. 2 before f. 10), named
after its file.

  --version 2|3     the version of the Presentation API: 2 (2.1) or 3 (3.0); 3 without it
  --base URL        where the manifest will be published, without its own name
  --image-base URL  where an image server offers the images; BASE/image/3 or BASE/image/2 without it
  --output FILE     write to this file; without it, to standard output. The name of the file, or manifest.json,
                    is the last part of the manifest's address.

Exit codes: 0 written, 1 problems were found (no images, or a manifest that is not valid), 2 it could not run.
`,
  validate: `Usage: florilegium validate FILE [--api auto|2.0|2.1|3.0] [--format text|json]

Compares a document of the Presentation API with its specification: required properties, forms of values,
ids, targets.

  --api VERSION     the version to judge by; "auto" (or nothing) goes by the document's @context
  --format FORMAT   text for people, or json: { file, version, isValid, errors, warnings, findings }

Exit codes: 0 no errors (there may be warnings), 1 errors were found, 2 the file could not be read.
`,
}
