import type { HelpTopic } from './commands.ts'

/** What `--help` prints. */
export const HELP_TEXTS: Readonly<Record<HelpTopic, string>> = {
  all: `Florilegium gathers scans into virtual objects and publishes them as IIIF.

Usage:
  florilegium serve FOLDER      serve the images of a folder, and manifests of them, on this computer
  florilegium manifest FOLDER   write a manifest of the images of a folder
  florilegium validate FILE     compare a manifest or collection with the specification
  florilegium check-image URL   hold an image server against the specification of the Image API
  florilegium convert FILE      write a manifest or collection in another version of the specification
  florilegium import FILE...    make a project of manifests and collections of others
  florilegium export PROJECT    publish a project: a manifest, a website, and more
  florilegium gather SOURCE...  make a project of canvases from folders, files and addresses
  florilegium --version         print the version, and what it runs on
  florilegium COMMAND --help    say more about a command

Exit codes: 0 done, 1 problems were found, 2 the command could not run.
`,
  serve: `Usage: florilegium serve FOLDER [--port N] [--json] [--share] [--allow-large PATH ...]
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
  --allow-large PATH  open this file of the folder although it has more than 500 million pixels; may be
              given again for others
  --sample    serve the sample, a small made-up codex, instead of a folder

Exit codes: 0 ended as you wished, 2 it could not run.
`,
  manifest: `Usage: florilegium manifest FOLDER [--version 2.0|2.1|3] [--base URL] [--image-base URL] [--output FILE]

Writes a manifest in which each image of a folder is a canvas: in natural order (f. 2 before f. 10), named
after its file.

  --version VERSION the version of the Presentation API: 2.0, 2.1 or 3; 3 without it
  --base URL        where the manifest will be published, without its own name
  --image-base URL  where an image server offers the images; BASE/image/3 or BASE/image/2 without it
  --output FILE     write to this file; without it, to standard output. The name of the file, or manifest.json,
                    is the last part of the manifest's address.

Exit codes: 0 written, 1 problems were found (no images, or a manifest that is not valid), 2 it could not run.
`,
  validate: `Usage: florilegium validate FILE|FOLDER [--api auto|2.0|2.1|3.0] [--format text|json|sarif]

Compares documents of the Presentation API with its specification: required properties, forms of values, ids,
targets. Of a folder all .json files are judged, those of the folders in it too.

  --api VERSION     the version to judge by; "auto" (or nothing) goes by the document's @context
  --format FORMAT   text for people; json for programs, one line for each file:
                    { "valid", "api", "problems": [{ "severity", "section", "path", "sentence", "fix"? }] },
                    where path is a JSON Pointer and fix a label with a JSON Patch; of a folder each line
                    begins with "file", and the lines come in the order of the files' names;
                    sarif for the tools that collect findings, with the names of the rules (SARIF 2.1.0)

Exit codes: 0 no errors (there may be warnings), 1 errors were found, 2 something could not be read.
`,
  gather: `Usage: florilegium gather SOURCE... --output PROJECT [--trust HOST[:PORT] ...]

Makes a project of canvases from anywhere, in the order of the sources, for the window to open. A source is a
folder of scans, an image, a file with a manifest (.json), or the address of a manifest, of an image service
(info.json) or of a picture. What was taken from others keeps where it came from, who holds it, and the rights and
the credit that are stated. Scans and documents are only read.

  SOURCE#canvases=3-5,8   only these, in this order, by their places from 1; all of them without
  --output PROJECT        the file to write; .florilegium is added. A file that is there is never written over
  --trust HOST[:PORT]     this server may lie in a private network; may be given again for others. Without it,
                          addresses and redirects into private networks are refused

Exit codes: 0 written, 1 there were no canvases, 2 it could not run.
`,
  convert: `Usage: florilegium convert FILE --to 2.0|2.1|3 [--output FILE] [--report FILE]

Writes a manifest, a collection or a part of one in another version of the Presentation API. Usual faults are
mended, what no specification knows goes along, and what the other version cannot say is told line by line.

  --to VERSION      the version to write: 2.0, 2.1 or 3
  --output FILE     write to this file; without it, to standard output. In version 2 annotations are documents of
                    their own: they are written to NAME-lists/1.json … beside it.
  --report FILE     write { "from", "to", "repairs", "losses", "lists" } to this file

Exit codes: 0 written and nothing lost, 1 written and something lost, 2 it could not run.
`,
  import: `Usage: florilegium import FILE... --output PROJECT

Makes a project of manifests and collections of others: all of them stand in it beside each other, the first is shown.
What a collection only names stays a name; nothing is fetched. Files that are faulty are read as far as they can be;
what was mended is told line by line, and the files stay as they are. Exported, what was not touched is what it was.

  --output PROJECT  the project file to make, such as codex.florilegium; it must not be there yet

Exit codes: 0 made, 1 made, and faults are left that only a person can mend, 2 it could not run.
`,
  export: `Usage: florilegium export PROJECT|FOLDER --output DIR [--target TARGET] [--base-url URL] [--dry-run] [--json] …

Publishes a project as it was saved, or the object that a folder of images makes by itself. The project is only read.

  --target manifest     a folder with manifest.json, or with collection.json and all manifests where there are several
      --version VERSION   2.0, 2.1 or 3, or both: 3 and beside it 2.1; 3 without it
      --image-base URL    where an image server offers the images; BASE/image/3 or BASE/image/2 without it
  --target static-site  a folder that any web server serves as it is, with all images and a page to look at them
      --version VERSION   3, or both: 3 and beside it 2.1; 3 without it
      --images IMAGES     tiles for deep zoom, or the longest side of pictures in pixels; tiles without it
  --target pdf          a facsimile: a page for each canvas, with credits, and what is transcribed to search in
      --paper PAPER       a4, a5, a3 or letter; a4 without it
      --images PIXELS     the longest side of the pictures; 2000 without it
  --target contact-sheet  a PDF with all canvases in small
      --paper PAPER       as above
      --columns N         pictures side by side, 3 to 6; 4 without it
  --target bagit        a BagIt bag: the project, its scans and the object in IIIF, every file checked
  --target bundle       a zip file with the project and its scans, which Florilegium opens on another computer
  --base-url URL    where it will be published
  --output DIR      where it is written: a folder, made where it is not there; for pdf, contact-sheet and bundle the file
  --dry-run         write nothing, only say what would be written
  --json            print one line of JSON:
                    { "target", "output", "written", "valid", "canvases", "files", "bytes", "problems", "losses", "remarks" }
                    where losses are what a version cannot say: { "version", "kind", "code", "sentence", "places" }

Exit codes: 0 written, also where something is lost, 1 problems were found (nothing to publish, or documents that are not
valid), 2 it could not run.
`,
  'check-image': `Usage: florilegium check-image URL [--api 2|3] [--level 0|1|2] [--format text|json]

Holds an image server, on this computer or elsewhere, against the rules of the Image API, by one of its images:
the information document, regions, sizes, rotations, qualities, formats, canonical addresses, headers, refusals.
It asks for some hundred small pictures, a few at a time.

  URL               any address of an image on the server: of its info.json, of a picture, or its own
  --api VERSION     the version to judge by, 2 (2.0 and 2.1) or 3 (3.0); without it, the one of info.json
  --level LEVEL     the compliance level to judge by; without it, the one that info.json names
  --format FORMAT   text for people, or json: { address, version, level, image, results, failed, advised, … }

Exit codes: 0 nothing failed (there may be advice), 1 rules are broken, 2 the server could not be checked.
`,
}
