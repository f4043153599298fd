import { ConfigError } from '../platform/config/index.js';
import { SchemaError } from '../platform/database/index.js';
import { errorCode } from '../platform/logging/index.js';

const SENTENCES: Readonly<Record<string, string>> = {
  ADMINISTRATOR_REFUSED: 'That is not the address and password of an administrator.',
  ALREADY_SET_UP: 'This database is already set up. Use staff add and desk add.',
  BUSY: 'Too much is going on at the moment. Try again.',
  ASSIGNEE_NOT_ON_DESK: 'That person is not on the desk of the case, or must not have it.',
  CASE_NOT_FOUND: 'The case is not there for this coordinator any more.',
  CASE_TAKEN: 'Somebody else has the case by now.',
  COORDINATOR_REFUSED: 'That is not the address and password of a coordinator.',
  DATABASE_UNAVAILABLE:
    'The database of DATABASE_URL does not answer. Check that it runs and that user and password are right.',
  DESK_LAST_MEMBER:
    'Nobody else of this desk has its key: what is sealed to it would be lost. Put somebody on it first.',
  DEFAULT_DESK_DIFFERS: '--instead names another desk than the one that is the default now. See: desk list.',
  DESK_NAME_TAKEN: 'Another desk has this name. Choose a different one.',
  DESK_NOT_IN_USE: 'A desk that is not in use cannot be the default one.',
  DESK_UNSIGNED:
    'What the database says of this desk is not signed, so nothing was changed. Look at it with: npm run cli -- sign',
  DESK_MEMBER_UNFIT: 'A member of a desk is an active counsellor or coordinator.',
  DESK_MEMBER_ALREADY: 'This person is on the desk already.',
  DESK_NOT_FOUND: 'There is no such desk.',
  EMAIL_INVALID: '--email wants an e-mail address.',
  EMAIL_NOT_ASCII:
    '--email wants plain letters (a to z) before the at sign: not every mail server takes others. The part behind it may be in any script.',
  EMAIL_TAKEN: 'Somebody here already has this address.',
  HAND_OVER_PERSON_NOT_FOUND: 'This person has no case on the desks of the coordinator.',
  HAND_OVER_SAME_PERSON: 'These cases are theirs already.',
  INVITE_ALREADY: 'There is an open invitation to this address already. Take it back in the console first.',
  INVITE_CODE_WRONG:
    'That is not the code of the password that was set. Let the person read it again; if it stays wrong, take the invitation back.',
  INVITE_NOT_ACCEPTED: 'This person has not set a password by the link yet.',
  KEY_FILE_INVALID: 'The file that KEY_FILE names is no key file.',
  KEY_FILE_MISMATCH: 'The file that KEY_FILE names belongs to another database. Nothing was changed.',
  KEY_FILE_UNKNOWN:
    'The file that KEY_FILE names exists, and this database does not know it. It may be the key to another database: check DATABASE_URL, or let KEY_FILE name another place.',
  LAST_ADMINISTRATOR: 'This is the last administrator: nobody would be left who signs for the organisation.',
  MEMBER_NOT_FOUND: 'This person is not on this desk.',
  NAME_INVALID: '--name and --also want 1 to 80 characters on one line; there are 20 other names at most.',
  NOBODY_FITS: 'Nobody else of the desk may have it or takes this kind of case.',
  NOT_SET_UP: 'This database is not set up yet. Run: npm run cli -- setup',
  ROLE_LAST_ADMINISTRATOR:
    'This is the last administrator: somebody has to be able to sign for the organisation.',
  ROLE_NEEDS_NO_DESK: 'A person of this role is on no desk. Take them off their desks first.',
  ROLE_OWN: 'Nobody changes their own role. Let another administrator do it.',
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
