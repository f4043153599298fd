/**
 * Fingerprints of pictures and videos that a reporter has: made on their device, so that the file never leaves it. Here are the
 * fingerprint of what a picture shows (PDQ), the lines that tell of files, and the command that adds them to a report.
 */
export { AddFingerprints } from './commands/add-fingerprints.js';
export {
  MOST_FILES,
  MOST_FRAMES,
  readFingerprints,
  writeFingerprints,
  type FileFingerprints,
  type FileKind,
  type PictureFingerprint,
  type ReadFingerprints,
} from './file-fingerprints.js';
export { fingerprintsEntry, type FingerprintsContent } from './fingerprint.entry-kinds.js';
export { FingerprintDefinitionsModule, FingerprintsModule } from './fingerprints.module.js';
export { pdqDistance, pdqOf, type PdqFingerprint, type Pixels } from './pdq.js';
