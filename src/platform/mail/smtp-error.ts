import { isError } from '../errors/index.js';
import { MailError } from './mail.errors.js';

const UNREACHABLE = new Set([
  'EABORT',
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EDNS',
  'ESOCKET',
  'ENOTFOUND',
  'EPIPE',
]);

/** A no to one of these is about the mail; to any other, about the connection. */
const MAIL_COMMANDS = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);
const SIGN_IN_REPLIES = new Set([530, 534, 535, 538]);
/** Bad sequence of commands: the session went wrong, and the same mail may pass on another one. */
const WRONG_ORDER = 503;

/** Reduces an error of the mail library to a code. */
export function mailError(error: unknown): MailError {
  if (error instanceof MailError) return error;
  const { code, responseCode, command } = (error ?? {}) as {
    code?: unknown;
    responseCode?: unknown;
    command?: unknown;
  };
  if (code === 'ETLS' || command === 'STARTTLS' || isCertificate(error))
    return new MailError('MAIL_NOT_ENCRYPTED');
  if (code === 'EAUTH' || code === 'ENOAUTH') return new MailError('MAIL_SIGN_IN_FAILED');
  if (typeof responseCode === 'number') return new MailError(replyCode(responseCode, command));
  return new MailError(
    typeof code === 'string' && UNREACHABLE.has(code) ? 'MAIL_UNREACHABLE' : 'MAIL_FAILED',
  );
}

/** What a reply means (RFC 5321, section 4.2.1; RFC 4954, section 6): 4yz asks to try later, 5yz is a no. */
function replyCode(reply: number, command: unknown): MailError['code'] {
  if (reply < 500) return 'MAIL_DEFERRED';
  if (SIGN_IN_REPLIES.has(reply)) return 'MAIL_SIGN_IN_FAILED';
  const ofThisMail = typeof command === 'string' && MAIL_COMMANDS.has(command) && reply !== WRONG_ORDER;
  return ofThisMail ? 'MAIL_REFUSED' : 'MAIL_SERVER_REFUSED';
}

function isCertificate(error: unknown): boolean {
  const texts = [error, (error as { cause?: unknown } | null)?.cause].map((one) =>
    isError(one) ? one.message : '',
  );
  return texts.some((text) =>
    /certificate|self.signed|altnames|SSL routines|wrong version number/i.test(text),
  );
}
