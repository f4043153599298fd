import { defineErrors } from '../errors/index.js';

/**
 * Everything that goes wrong in this folder. Carries a code alone: never a key, a plaintext or a cause that
 * holds one.
 */
export class CryptoError extends defineErrors({
  /** A sealed blob, or the context it was opened with, is not what was sealed. */
  SEAL_BROKEN: 500,
  /** Bytes that are no usable key here: a wrong length, or a grant made for another holder. */
  KEY_WRONG: 500,
  /** The key file's text cannot be read as a key file. */
  KEY_FILE_INVALID: 500,
  /** The key file is not the one this database was sealed with, or lacks a version that a row names. */
  KEY_FILE_MISMATCH: 500,
  /** The queue for password and receipt work is full: try again shortly. */
  BUSY: 503,
}) {}
