import {
  asMailKey,
  CryptoError,
  newMailKey,
  NO_PREVIOUS,
  openDocument,
  openGrant,
  rowMac,
  rowMacMatches,
  sealDocument,
  sealGrant,
  wipe,
  type KemPublicKey,
  type KeyFile,
  type MailGrantContext,
  type SealContext,
} from '../../platform/crypto/index.js';
import type { StaffKeys } from '../staff/index.js';
import type { MailWords } from './reading/read-mail.js';
import type { ReceivedMailRow, SealedWords } from './received-mail.repository.js';

/** A mail without its words: what these are bound to. */
export type PlacedMail = Pick<
  ReceivedMailRow,
  'id' | 'caseId' | 'escalationId' | 'deskId' | 'deskEpoch' | 'kind'
>;

/** What the key of a mail is bound to. */
export function mailGrantContext({
  id,
  deskId,
  deskEpoch,
}: Pick<PlacedMail, 'id' | 'deskId' | 'deskEpoch'>): MailGrantContext {
  return { subject: 'mail', subjectId: id, holder: `desk:${deskId}`, epoch: 1, holderEpoch: deskEpoch };
}

/** What the words of a mail are bound to: their row, and their case if they have one. */
function wordsContext({ id, caseId }: Pick<PlacedMail, 'id' | 'caseId'>): SealContext {
  return {
    table: 'received_mails',
    caseId: caseId ?? '',
    rowId: id,
    kind: 'received-mail',
    author: 'system',
    keyEpoch: 1,
    sequence: 0,
    previousHash: NO_PREVIOUS,
  };
}

/** That the helpdesk wrote a row, for the row as it is given. */
export function mailMac(
  keyFile: KeyFile,
  row: PlacedMail,
  { grant, sealed }: Omit<SealedWords, 'mac'>,
): Uint8Array {
  return rowMac(keyFile, 'received_mail', partsOf(row, { grant, sealed }));
}

function partsOf(row: PlacedMail, { grant, sealed }: Omit<SealedWords, 'mac'>): Uint8Array[] {
  const { id, caseId, escalationId, kind, deskId, deskEpoch } = row;
  const open = [id, caseId ?? '', escalationId ?? '', kind, deskId, String(deskEpoch)];
  return [...open.map((part) => Buffer.from(part)), grant, sealed];
}

/** Whether the helpdesk wrote this row. */
export function isOurs(keyFile: KeyFile, row: ReceivedMailRow): boolean {
  return (
    row.words !== null && rowMacMatches(keyFile, 'received_mail', partsOf(row, row.words), row.words.mac)
  );
}

/** Seals the words of a mail to a desk, under a key of their own. */
export function sealWords(
  keyFile: KeyFile,
  to: KemPublicKey,
  row: PlacedMail,
  words: MailWords,
): SealedWords {
  const key = newMailKey();
  const grant = sealGrant(to, mailGrantContext(row), key);
  const sealed = sealDocument(key, wordsContext(row), words);
  wipe(key);
  return { grant, sealed, mac: mailMac(keyFile, row, { grant, sealed }) };
}

/** What opening a mail came to. `sealed`: these keys do not reach it; `unsound`: it is not what the helpdesk wrote. */
export type OpenedWords = { readonly words: MailWords } | 'sealed' | 'unsound';

/** The words of a mail, for whoever holds the key of its desk. */
export function openWords(keyFile: KeyFile, keys: StaffKeys, row: ReceivedMailRow): OpenedWords {
  const secret = keys.desks.get(row.deskId)?.get(row.deskEpoch)?.kemSecret;
  if (!row.words || !secret) return 'sealed';
  if (!isOurs(keyFile, row)) return 'unsound';
  try {
    const key = asMailKey(openGrant(secret, mailGrantContext(row), row.words.grant));
    return { words: openDocument(key, wordsContext(row), row.words.sealed) as MailWords };
  } catch (error) {
    if (error instanceof CryptoError) return 'unsound';
    throw error;
  }
}
