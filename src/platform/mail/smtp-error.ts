import { isError } from '../errors/index.js';
import { MailError } from './mail.errors.js';

const UNREACHABLE = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EDNS',
  'ESOCKET',
  'ENOTFOUND',
  'EPIPE',
]);

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
  if (typeof responseCode === 'number') {
    // 421: the server closes; 4yz: try later; 5yz: never (RFC 5321, section 4.2.1).
    return new MailError(responseCode >= 500 ? 'MAIL_REFUSED' : 'MAIL_DEFERRED');
  }
  return new MailError(
    typeof code === 'string' && UNREACHABLE.has(code) ? 'MAIL_UNREACHABLE' : 'MAIL_FAILED',
  );
}

function isCertificate(error: unknown): boolean {
  const texts = [error, (error as { cause?: unknown } | null)?.cause].map((one) =>
    isError(one) ? one.message : '',
  );
  return texts.some((text) =>
    /certificate|self.signed|altnames|SSL routines|wrong version number/i.test(text),
  );
}
