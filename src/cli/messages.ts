import { ConfigError } from '../platform/config/index.js';
import { SchemaError } from '../platform/database/index.js';
import { errorCode } from '../platform/logging/index.js';

const SENTENCES: Readonly<Record<string, string>> = {
  ADMINISTRATOR_REFUSED: 'That is not the address and password of an administrator.',
  ALREADY_SET_UP: 'This database is already set up. Use staff add and desk add.',
  BUSY: 'Too much is going on at the moment. Try again.',
  DATABASE_UNAVAILABLE:
    'The database of DATABASE_URL does not answer. Check that it runs and that user and password are right.',
  DESK_LAST_MEMBER:
    'Nobody else of this desk has its key: what is sealed to it would be lost. Put somebody on it first.',
  DESK_MEMBER_UNFIT: 'A member of a desk is an active counsellor or coordinator.',
  EMAIL_INVALID: '--email wants an e-mail address.',
  EMAIL_NOT_ASCII:
    '--email wants plain letters (a to z) before the at sign: not every mail server takes others. The part behind it may be in any script.',
  EMAIL_TAKEN: 'Somebody here already has this address.',
  KEY_FILE_INVALID: 'The file that KEY_FILE names is no key file.',
  KEY_FILE_MISMATCH: 'The file that KEY_FILE names belongs to another database. Nothing was changed.',
  KEY_FILE_UNKNOWN:
    'The file that KEY_FILE names exists, and this database does not know it. It may be the key to another database: check DATABASE_URL, or let KEY_FILE name another place.',
  LAST_ADMINISTRATOR: 'This is the last administrator: nobody would be left who signs for the organisation.',
  MEMBER_NOT_FOUND: 'This person is not on this desk.',
  NAME_INVALID: '--name and --also want 1 to 80 characters on one line; there are 20 other names at most.',
  NOT_SET_UP: 'This database is not set up yet. Run: npm run cli -- setup',
  STATEMENTS_MISSING:
    'The accounts of this database are not signed: it is of an earlier version, or somebody changed it. Look at them and sign them with: npm run cli -- sign',
  STAFF_KEY_UNSIGNED:
    'The keys of an account are not signed by the organisation. Somebody may have changed the database.',
};

/** What the operator is told about an error: a sentence, or its code. Never what an exception of a library says. */
export function messageOf(error: unknown): string {
  if (error instanceof ConfigError || error instanceof SchemaError) return error.message;
  return sentenceOf(errorCode(error));
}

/** What the operator is told about a code. */
export function sentenceOf(code: string): string {
  return SENTENCES[code] ?? `Failed: ${code}`;
}
