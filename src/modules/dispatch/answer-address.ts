import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 16;
const TOKEN = /^[0-9a-f]{32}$/;

/** A new token of an address to answer to: 32 hex digits, which mail servers leave as they are. */
export function newAnswerToken(): string {
  return randomBytes(TOKEN_BYTES).toString('hex');
}

/** What the database keeps of a token, so that a dump gives nobody an address to answer to. */
export function answerTokenHash(token: string): Uint8Array {
  return createHash('sha256').update(`abhaya/answer-token/1:${token.toLowerCase()}`).digest();
}

/** The address to which a recipient answers: that of the mailbox with the token before the at sign. Pure. */
export function answerAddress(mailbox: string, token: string): string {
  const at = mailbox.lastIndexOf('@');
  return `${mailbox.slice(0, at)}+${token}${mailbox.slice(at)}`;
}

/** The token in an address of this mailbox; null: there is none in it. Pure. */
export function answerTokenOf(mailbox: string, address: string): string | null {
  const [own, given] = [mailbox, address].map((one) => one.trim().toLowerCase());
  const [at, end] = [own?.lastIndexOf('@') ?? -1, given?.lastIndexOf('@') ?? -1];
  if (!own || !given || at < 1 || end < 1 || own.slice(at) !== given.slice(end)) return null;
  const head = `${own.slice(0, at)}+`;
  const token = given.slice(0, end);
  if (!token.startsWith(head)) return null;
  const written = token.slice(head.length);
  return TOKEN.test(written) ? written : null;
}
