import type { ProblemText } from '../problem-texts.ts'

/** What can be wrong with a folder of scans, a file in it, or the place that something is written to. */
export const FILE_PROBLEMS = {
  'folder/gone': {
    cause: 'The folder "{name}" cannot be found.',
    consequence: 'Your descriptions and order are safe; only the pictures are missing.',
    remedy: 'Its drive may be unplugged, or the folder moved: plug it in, or show where it is now.',
  },
  'folder/unreadable': {
    cause: 'The system does not let this program read the folder "{name}".',
    consequence: 'None of its images can be shown.',
    remedy: 'Give yourself the right to read it, then try again.',
  },
  'folder/not-a-folder': {
    cause: '"{name}" is not a folder.',
    consequence: 'Nothing was opened.',
    remedy: 'Choose the folder that holds your scans.',
  },
  'source/empty-file': {
    cause: 'The file is empty (0 bytes).',
    consequence: 'It is listed but cannot be used.',
    remedy: 'Copy it again from the camera or the scanner.',
  },
  'source/other-kind': {
    cause: 'The file is not an image.',
    consequence: 'It is counted, but not shown among the images.',
    remedy: 'It can stay where it is.',
  },
  'source/not-an-image': {
    cause: 'The file is named like an image, but its content is not one.',
    consequence: 'It is listed but cannot be used.',
    remedy: 'Copy it again, or remove it from the folder.',
  },
  'source/format-not-read': {
    cause: 'This is a {format} file, which this version cannot read.',
    consequence: 'The other images are ready.',
    remedy: 'Save it as TIFF or JPEG with the program that made it.',
  },
  'source/incomplete': {
    cause: 'The file is incomplete: its end is missing.',
    consequence: 'It is listed but not shown, since the missing part would look like a blank page.',
    remedy: 'Copy it again from the camera or the scanner.',
  },
  'source/damaged': {
    cause: 'The file is damaged: it begins like an image but cannot be read.',
    consequence: 'It is listed but cannot be used.',
    remedy: 'Copy it again from the camera or the scanner.',
  },
  'source/crashes-decoder': {
    cause: 'The part of the program that reads images stopped three times while it read this file.',
    consequence: 'The file is put aside until it changes; the other images go on being shown.',
    remedy: 'Copy it again from the camera or the scanner, or save it anew with an image program.',
  },
  'source/unreadable': {
    cause: 'The system does not let this program read the file.',
    consequence: 'It is listed but cannot be used.',
    remedy: 'Give yourself the right to read it, then try again.',
  },
  'source/link-elsewhere': {
    cause: 'This is a link to another place.',
    consequence: 'It is listed but not used, so that nothing outside the folder is ever shown.',
    remedy: 'Put a copy of the image itself into the folder.',
  },
  'source/too-large': {
    cause: 'The image has {megapixels} million pixels, more than the limit of {limit} million.',
    consequence: 'It is not opened, to protect the memory of this computer.',
    remedy: 'Make a smaller copy with an image program.',
  },
  'source/too-large-for-kind': {
    cause:
      'The image has {megapixels} million pixels, more than the {limit} million that can be read of a {format} file.',
    consequence: 'It is listed but cannot be used.',
    remedy: 'Save it as a TIFF with tiles and three colours, with an image program.',
  },
  'source/larger-than-usual': {
    cause: 'The image has {megapixels} million pixels, more than the limit of {limit} million.',
    consequence:
      'It is not opened: the limit protects this computer against damaged and hostile files.',
    remedy: 'If you know this file, allow it; or make a smaller copy with an image program.',
  },
  'source/too-large-file': {
    cause: 'The file has {megabytes} MB, more than the limit of {limit} MB for its kind.',
    consequence: 'It is not opened, to protect the memory of this computer.',
    remedy: 'Save it as TIFF or JPEG with the program that made it.',
  },
  'source/locked': {
    cause: 'The file asks for a password.',
    consequence: 'It is listed but cannot be used.',
    remedy: 'Save a copy without a password with the program that opens it.',
  },
  'source/no-picture': {
    cause: 'The pixels of this image are {samples}: measurements rather than colours.',
    consequence: 'It is listed but not shown, since any colours would be invented.',
    remedy: 'Save a copy with 8 or 16 bits a channel with the program that made it.',
  },
  'target/disk-full': {
    cause: 'The disk that holds "{name}" is full.',
    consequence: 'Nothing was written there.',
    remedy: 'Free some space, or choose another place.',
  },
  'target/read-only': {
    cause: '"{name}" is on a disk that can only be read.',
    consequence: 'Nothing was written there.',
    remedy: 'Choose another place.',
  },
  'target/denied': {
    cause: 'The system does not let this program write to "{name}".',
    consequence: 'Nothing was written there.',
    remedy: 'Give yourself the right to write there, or choose another place.',
  },
  'target/folder-gone': {
    cause: 'The folder for "{name}" is no longer there.',
    consequence: 'Nothing was written.',
    remedy: 'Choose another place.',
  },
  'target/failed': {
    cause: '"{name}" could not be written ({reason}).',
    consequence: 'Nothing was changed there.',
    remedy: 'Try again, or choose another place.',
  },
} as const satisfies Record<string, ProblemText>
