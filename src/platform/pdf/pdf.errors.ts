import { defineErrors } from '../errors/index.js';

export class PdfError extends defineErrors({
  /** The compiler of documents is not installed on this machine. */
  PRINT_UNAVAILABLE: 503,
  /** Too many documents are being made. */
  PRINT_BUSY: 503,
  /** The document could not be made. */
  PRINT_FAILED: 503,
}) {}
