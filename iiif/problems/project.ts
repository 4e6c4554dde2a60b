import type { ProblemText } from '../problem-texts.ts'

/** What can be wrong with a project, a document that is read, or a request of the window. */
export const PROJECT_PROBLEMS = {
  'project/gone': {
    cause: 'The project "{name}" is no longer where it was.',
    consequence: 'It was not opened.',
    remedy: 'Its drive may be unplugged, or the file moved: use Open to show where it is now.',
  },
  'project/unreadable': {
    cause: 'The system does not let this program read "{name}".',
    consequence: 'The project was not opened; nothing was changed.',
    remedy: 'Give yourself the right to read it, then try again.',
  },
  'project/damaged': {
    cause: 'The project file "{name}" is damaged: {reason}.',
    consequence:
      'It was not opened, and the file is kept exactly as it is. Your scans are untouched.',
    remedy: 'Restore an earlier copy of it from your backup.',
  },
  'project/foreign': {
    cause: '"{name}" is not a Florilegium project.',
    consequence: 'It was not opened, and nothing was changed.',
    remedy: 'Choose a file that ends in .florilegium.',
  },
  'project/written-by-newer-version': {
    cause: '"{name}" was saved by a newer version of Florilegium (file version {version}).',
    consequence: 'To protect it, it was not opened; nothing was changed.',
    remedy: 'Update Florilegium to open it.',
  },
  'project/recovered': {
    cause: 'The project file of "{name}" was damaged: {reason}.',
    consequence:
      'Everything up to your last saved change was brought back from its journal; the damaged file is kept beside it as "{aside}".',
    remedy: 'Look whether all is there. A failing disk damages files: make a copy elsewhere.',
  },
  'project/journal-torn': {
    cause:
      'The journal of "{name}" ends in the middle of a line, as a crash or a power cut leaves it.',
    consequence:
      'Everything that was called saved is there; the rest of the line is kept as "{aside}".',
    remedy: 'Nothing needs to be done.',
  },
  'project/journal-damaged': {
    cause: 'The journal of "{name}" is damaged.',
    consequence:
      'The project is as its file says; later changes, and what could be undone, may be missing. The journal is kept as "{aside}".',
    remedy: 'Look at your last changes. A failing disk damages files: make a copy elsewhere.',
  },
  'project/journal-replaced': {
    cause:
      'Something else replaced the journal of "{name}", perhaps another computer or a cloud folder.',
    consequence: 'Your work goes on here; what was found is kept beside it as "{aside}".',
    remedy: 'Make sure that the project is open in one place only.',
  },
  'project/changed-outside': {
    cause: 'Someone or something else changed "{name}" while you worked, perhaps a cloud folder.',
    consequence: 'Both versions are kept: yours goes on here, the other is beside it as "{aside}".',
    remedy: 'Compare the two, and make sure that the project is open in one place only.',
  },
  'project/changed-while-closed': {
    cause: '"{name}" was changed by another program since you last worked on it here.',
    consequence:
      'It is open as it is now. Your own last version is kept: Undo brings it back, and it is beside it as "{aside}".',
    remedy: 'Compare the two if you did not make that change.',
  },
  'project/conflicted-copy': {
    cause: 'A synced folder put another version of "{name}" beside it: "{aside}".',
    consequence: 'Yours is open. Both are kept; nothing was overwritten.',
    remedy: 'Compare the two, and keep what you want of each.',
  },
  'project/open-elsewhere': {
    cause: '"{name}" is already open on the computer "{host}" (since {since}).',
    consequence: 'If both saved, one would overwrite the other, so it was not opened here.',
    remedy: 'Close it there, then try again. If it is no longer open there, take it over.',
  },
  'project/taken-over': {
    cause: '"{name}" was taken over by Florilegium on the computer "{host}" (at {since}).',
    consequence: 'Nothing more is written to it from here, so that neither overwrites the other.',
    remedy: 'Save your version elsewhere, or close the project here.',
  },
  'project/damaged-earlier-kept': {
    cause: 'The project "{name}" is damaged, and its journal cannot be read either.',
    consequence:
      'Nothing was touched. The last good state that is kept on this computer is of {at}; your scans are untouched.',
    remedy: 'Open that state: the damaged file is kept beside it. Or restore it from your backup.',
  },
  'project/unsaved-kept': {
    cause: 'Changes to "{name}" could not be saved in its own place before it was closed.',
    consequence: 'They are in a safety copy of {at}, on this computer.',
    remedy: 'Open History, Earlier days, to see what is different and to bring them back.',
  },
  'snapshot/gone': {
    cause: 'The earlier state is no longer there.',
    consequence: 'Nothing was changed.',
    remedy: 'Choose another one.',
  },
  'snapshot/damaged': {
    cause: 'The earlier state of {at} is damaged.',
    consequence: 'It was not brought back, and nothing was changed.',
    remedy: 'Choose another one. A failing disk damages files: make a copy elsewhere.',
  },
  'project/none-open': {
    cause: 'No project is open.',
    consequence: '',
    remedy: 'Open one, or make a new one from a folder of scans.',
  },
  'project/out-of-step': {
    cause: 'The window and the saved project no longer agree.',
    consequence: 'This change was not kept.',
    remedy: 'Open the project again; everything saved before is there.',
  },
  'project/folder-not-chosen': {
    cause: 'The folder "{name}" was not chosen by you in this program.',
    consequence: 'It was not added.',
    remedy: 'Add it with "Add folder".',
  },
  'request/malformed': {
    cause: 'The window asked for something that this version does not understand ({where}).',
    consequence: 'Nothing was changed.',
    remedy: 'Please report this as a fault of the program.',
  },
  'request/failed': {
    cause: 'Something went wrong in the program that nobody foresaw ({during}).',
    consequence: 'What is saved stays saved.',
    remedy: 'Try again. If it happens again, please report it with the log of the program.',
  },
  'request/place-not-chosen': {
    cause: '"{name}" was not chosen by you in this program.',
    consequence: 'It was not opened or written.',
    remedy: 'Choose it in the dialog of the system, or drop it on the window.',
  },
  'document/not-json': {
    cause: 'This file is not valid JSON: {reason}.',
    consequence: 'Nothing was read from it, and the file is unchanged.',
    remedy: 'Save it again from the program that made it.',
  },
  'document/not-a-resource': {
    cause: 'This is not a manifest or a collection that can be read: {reason}.',
    consequence: 'Nothing was read from it, and it is unchanged.',
    remedy: 'Ask where it comes from for a manifest of version 2.0, 2.1 or 3.0.',
  },
  'document/too-deep': {
    cause: 'This document is nested more than {limit} levels deep, deeper than any real manifest.',
    consequence: 'Nothing was read from it, and it is unchanged.',
    remedy: 'Ask where it comes from for a sound copy.',
  },
  'document/none-in-folder': {
    cause: 'The folder "{name}" holds no .json files.',
    consequence: '',
    remedy: 'Name the folder that holds the manifests, or one of them.',
  },
  'document/is-original': {
    cause: '"{name}" is the file that was checked.',
    consequence: 'It was not touched: the mended copy would have taken its place.',
    remedy: 'Choose another name for the copy.',
  },
  'document/unreadable': {
    cause: '"{name}" cannot be read ({reason}).',
    consequence: '',
    remedy: 'Check the name and the place.',
  },
  'server/port-taken': {
    cause: 'Port {port} is already used by another program.',
    consequence: 'The image server was not started.',
    remedy: 'Choose another port, or leave it out to take a free one.',
  },
  'server/stopped': {
    cause: 'The image server stopped and could not be started again.',
    consequence: 'Images cannot be shown; your work on the object is safe.',
    remedy: 'Close Florilegium and open it again.',
  },
  'export/nothing-to-export': {
    cause: 'The object has no canvases yet.',
    consequence: 'A manifest needs at least one.',
    remedy: 'Add images from the sources first.',
  },
  'export/folder-taken': {
    cause: 'The folder "{name}" holds other files.',
    consequence: 'Nothing was written, and nothing in it was touched.',
    remedy: 'Choose another name, an empty folder, or one that was made so before.',
  },
  'export/image-failed': {
    cause: 'The picture of "{name}" could not be made.',
    consequence: 'What was begun is not complete and was not put in its place.',
    remedy: 'Look at that canvas: mend its file or take it out, then publish again.',
  },
  'export/copy-differs': {
    cause: 'What was written of "{name}" is not what the disk gives back.',
    consequence: 'Nothing of it was kept.',
    remedy: 'Have the disk checked, or write to another one.',
  },
  'export/busy': {
    cause: 'Something is being published already.',
    consequence: 'Another one was not begun.',
    remedy: 'Wait until it is done, or cancel it.',
  },
  'export/base-malformed': {
    cause: '"{address}" is not an address of the web.',
    consequence: 'Nothing was written.',
    remedy: 'Write it like https://example.org/objects, without ? and #.',
  },
  'command/usage': {
    cause: '{reason}.',
    consequence: '',
    remedy: 'See --help.',
  },
} as const satisfies Record<string, ProblemText>
