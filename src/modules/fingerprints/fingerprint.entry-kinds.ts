import { defineEntryKind, searchedAs } from '../entries/index.js';
import type { FileFingerprints } from './file-fingerprints.js';

/** The fingerprints of files that a reporter has, made on their device. */
export interface FingerprintsContent {
  files: FileFingerprints[];
  /** The same, as staff read it: a line that says what it is, then one line a file. */
  text: string;
}

export const fingerprintsEntry = defineEntryKind<FingerprintsContent>({
  name: 'fingerprints_added',
  key: 'thread',
  // Who pastes one of the numbers finds the case that has the same file.
  searched: ({ text }) => searchedAs('facts', text),
});
