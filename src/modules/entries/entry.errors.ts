import { defineErrors } from '../../platform/errors/index.js';

export class EntryError extends defineErrors({
  /** What the database holds is not what was written: a chain, a signature or a seal does not fit. */
  ENTRIES_TAMPERED: 500,
  /** The id given for a new entry belongs to an entry of another case or kind. */
  ENTRY_ID_TAKEN: 409,
}) {}
