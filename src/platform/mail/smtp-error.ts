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

/** The steps before the text of a mail is on its way. */
const BEFORE_TEXT = /^(?:API|EHLO|HELO|LHLO|STARTTLS|AUTH .+|MAIL FROM|RCPT TO)$/;
/** Waiting for these, nothing of a mail was sent. */
const BEFORE_SESSION = new Set(['CONNECTION_TIMEOUT', 'GREETING_TIMEOUT']);
const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN']);

interface SmtpFailure {
  code?: unknown;
  /** What the system said, where the library's own code has replaced it. */
  originalCode?: unknown;
  responseCode?: unknown;
  command?: unknown;
  timeoutType?: unknown;
}

/**
 * Reduces an error of the mail library to a code, and to whether it is certain that the mail was not taken.
 *
 * @param textBegun - whether any of the mail's text may have reached the server
 */
export function mailError(error: unknown, textBegun: boolean): MailError {
  if (error instanceof MailError) return error;
  const failure: SmtpFailure = error ?? {};
  return new MailError(codeOf(error, failure), !textBegun || isUndone(error, failure));
}

function codeOf(error: unknown, { code, responseCode, command }: SmtpFailure): MailError['code'] {
  if (code === 'ETLS' || command === 'STARTTLS' || isCertificate(error)) return 'MAIL_NOT_ENCRYPTED';
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'MAIL_SIGN_IN_FAILED';
  if (typeof responseCode === 'number') return replyCode(responseCode, command);
  return typeof code === 'string' && UNREACHABLE.has(code) ? 'MAIL_UNREACHABLE' : 'MAIL_FAILED';
}

function isUndone(error: unknown, failure: SmtpFailure): boolean {
  // A reply of 4yz or 5yz, also to the text itself, is a no.
  if (typeof failure.responseCode === 'number' && failure.responseCode >= 400) return true;
  if (typeof failure.command === 'string' && BEFORE_TEXT.test(failure.command)) return true;
  if (['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH'].includes(String(failure.code)) || isCertificate(error))
    return true;
  return BEFORE_SESSION.has(String(failure.timeoutType)) || NO_CONNECTION.has(String(failure.originalCode));
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
