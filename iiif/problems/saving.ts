import type { ProblemText } from '../problem-texts.ts'

/** Why a project is not saved, or can only be read. */
export const SAVING_PROBLEMS = {
  'project/not-saved': {
    cause: 'Your last changes to "{name}" are not saved yet: {reason}.',
    consequence:
      'They are kept in memory, and where possible in a safety copy on this computer (History, Earlier days).',
    remedy: 'Save the project elsewhere, or try again; saving is tried again by itself as well.',
  },
  'project/not-saved-full': {
    cause:
      'The disk that holds "{name}" is full, so your last changes are not saved yet ({count} in all).',
    consequence:
      'They are safe in memory, and where possible in a safety copy on this computer (History, Earlier days).',
    remedy: 'Free some space or save the project elsewhere; saving goes on by itself.',
  },
  'project/not-saved-read-only': {
    cause: 'The disk that holds "{name}" can now only be read, so your last changes are not saved.',
    consequence:
      'They are kept in memory, and where possible in a safety copy on this computer (History, Earlier days).',
    remedy:
      'Save the project elsewhere to go on working; or let the disk be written to, and saving goes on by itself.',
  },
  'project/not-saved-denied': {
    cause: 'The system does not let this program write to "{name}".',
    consequence:
      'Your changes since {since} are kept in memory, and where possible in a safety copy on this computer (History, Earlier days).',
    remedy:
      'Another program (virus scanner, backup, sync) may be using the file: try again, or save the project elsewhere.',
  },
  'project/not-saved-gone': {
    cause:
      'The folder of "{name}" is no longer there, so your last changes are not saved yet ({count} in all).',
    consequence:
      'They are kept in memory, and where possible in a safety copy on this computer (History, Earlier days).',
    remedy:
      'Its drive may be unplugged: plug it in, and saving goes on by itself. Or save the project elsewhere.',
  },
  'project/reading-elsewhere': {
    cause: '"{name}" is already open on the computer "{host}" (since {since}).',
    consequence:
      'If both saved, one would overwrite the other, so here it is open for reading only.',
    remedy: 'Close it there, then try again. If it is not open there any more, take it over.',
  },
  'project/reading-disk': {
    cause: '"{name}" lies where nothing can be written, such as a read-only disk.',
    consequence: 'You can look and export, but no changes can be kept here.',
    remedy: 'Save a copy elsewhere to go on working.',
  },
  'project/reading-changed': {
    cause: '"{name}" was changed where it is open.',
    consequence: 'You see it as it was when you opened it here.',
    remedy: 'Open it again to see it as it is now.',
  },
  'project/reading-free': {
    cause: '"{name}" is no longer open elsewhere.',
    consequence: 'Here it is still open for reading only.',
    remedy: 'Open it again to go on working in it.',
  },
  'project/no-room': {
    cause: 'The disk that holds "{name}" is full.',
    consequence: 'Everything is there, but changes cannot be saved.',
    remedy: 'Free some space before you change anything, or save the project elsewhere.',
  },
  'project/damaged-reading': {
    cause: 'The project file of "{name}" is damaged: {reason}.',
    consequence: 'What you see was brought back from its journal. Nothing was touched.',
    remedy: 'Save a copy elsewhere.',
  },
} as const satisfies Record<string, ProblemText>
