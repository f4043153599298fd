import { defineErrors } from '../errors/index.js';

const SENTENCES = {
  DATABASE_NEWER: (names: string) =>
    `This database is of a newer version: it has ${names}, which this version of Abhaya does not know. Start the newer version; docs/operations/update.md says how to go back.`,
  DATABASE_OLDER: (names: string) =>
    `This database is of an older version: it lacks ${names}. Run: npm run cli -- migrate`,
  DATABASE_CHANGED: (names: string) =>
    `This database is not as this version of Abhaya made it: ${names} is missing or of another type. Restore it from a backup.`,
} as const;

/** The schema of the database is not the one that this build works with. Its message is a sentence for the operator. */
export class SchemaError extends defineErrors({
  /** It has migrations that this build does not know. */
  DATABASE_NEWER: 503,
  /** It lacks migrations of this build. */
  DATABASE_OLDER: 503,
  /** It lacks columns that this build works with. */
  DATABASE_CHANGED: 503,
}) {
  /** @param names - of the migrations or of the columns (`table.column`) */
  constructor(
    code: SchemaError['code'],
    readonly names: readonly string[],
  ) {
    super(code);
    this.message = SENTENCES[code](names.join(', '));
  }
}
