import MimeNode, { type MimeNodeHeader } from 'nodemailer/lib/mime-node';
import type { PgpPublicKey } from '../pgp/index.js';
import type { Envelope } from './mail-transport.js';

/** What stands where the subject would (RFC 9788, section 3.2.1). */
const NO_SUBJECT = '[...]';
const STRUCTURE = /^(?:content-|mime-version:)/i;
const SAFETY = { disableFileAccess: true, disableUrlAccess: true, newline: 'win' } as const;

/**
 * The mail as one that this key alone opens: PGP/MIME (RFC 3156). The subject is in it too (RFC 9788), and once more above the text
 * for programs that do not show a subject from in there. What is in the clear is who writes to whom, and when.
 *
 * @throws PgpError
 */
export async function encrypted(mail: Envelope, key: PgpPublicKey): Promise<Envelope> {
  const { subject, text, envelope = { from: mail.from.address, to: mail.to.address }, ...rest } = mail;
  const outer = new MimeNode('multipart/encrypted; protocol="application/pgp-encrypted"', SAFETY);
  outer.setHeader(fieldsOf({ ...mail, subject: NO_SUBJECT }));
  const inner = new MimeNode('text/plain; charset=utf-8; hp="cipher"; hp-legacy-display="1"', SAFETY);
  inner.setHeader(fieldsOf(mail));
  inner.setContent(Buffer.from(`Subject: ${subject}\n\n${text}`));
  const clear = Buffer.concat([Buffer.from(outsideOf(outer)), await inner.build()]);
  const add = (type: string, content: string): void => {
    outer.createChild(type, SAFETY).setHeader('Content-Transfer-Encoding', '7bit').setContent(content);
  };
  add('application/pgp-encrypted', 'Version: 1\r\n');
  add('application/octet-stream; name="encrypted.asc"', await key.encrypt(clear, mail.date));
  return { ...rest, subject: NO_SUBJECT, text: '', envelope, raw: await outer.build() };
}

function fieldsOf({ from, to, subject, messageId, date, headers, replyTo }: Envelope): MimeNodeHeader[] {
  const fields = {
    From: { ...from },
    To: { ...to },
    Subject: subject,
    'Message-ID': messageId,
    Date: date.toUTCString(),
    ...headers,
    ...(replyTo !== undefined && { 'Reply-To': replyTo }),
  };
  return Object.entries(fields).map(([key, value]) => ({ key, value }));
}

/** What the inside says of the fields outside, so that a change on the way shows. */
function outsideOf(outer: MimeNode): string {
  const fields = outer.buildHeaders().split(/\r?\n(?![ \t])/);
  return fields
    .filter((field) => field !== '' && !STRUCTURE.test(field))
    .map((field) => `HP-Outer: ${field}\r\n`)
    .join('');
}
