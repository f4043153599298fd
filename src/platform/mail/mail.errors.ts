import { defineErrors } from '../errors/index.js';

const PERMANENT = new Set<string>(['MAIL_REFUSED', 'MAIL_NOT_SAFE', 'MAIL_ADDRESS_NOT_ASCII']);

/** A mail did not go out. Never the server's words: they quote addresses. */
export class MailError extends defineErrors({
  /** The server will not take this mail, now or later: its sender, its recipient or its content. */
  MAIL_REFUSED: 503,
  /** The server will not serve us as things are; that says nothing about this mail. */
  MAIL_SERVER_REFUSED: 503,
  /** The server asks to try again later. */
  MAIL_DEFERRED: 503,
  /** No server answered, or it went away. */
  MAIL_UNREACHABLE: 503,
  /** No safe connection could be made, and none other is allowed. */
  MAIL_NOT_ENCRYPTED: 503,
  /** The server did not accept our user or password. */
  MAIL_SIGN_IN_FAILED: 503,
  /** An address or header is not one line. */
  MAIL_NOT_SAFE: 503,
  /** The recipient's address has letters beyond ASCII before the at sign, which not every server takes. */
  MAIL_ADDRESS_NOT_ASCII: 503,
  /** Copies of it were on their way, and no answer came to any of them. */
  MAIL_OUTCOME_UNKNOWN: 503,
  /** The file could not be written. */
  MAIL_NOT_WRITTEN: 503,
  /** Anything else. */
  MAIL_FAILED: 503,
}) {
  /**
   * @param undone - whether it is certain that no server took the mail. It is not once the mail's text was on its way and no
   *   answer to it came: the server may have taken it (RFC 5321, section 4.5.3.2.6; RFC 1047)
   */
  constructor(
    code: MailError['code'],
    readonly undone: boolean,
  ) {
    super(code);
  }

  /** Whether it is the mail itself that is refused, so that waiting does not help. The queue gives such a job up soon. */
  get permanent(): boolean {
    return PERMANENT.has(this.code);
  }
}

/** Mail to this recipient waits, since it was refused again and again. No server was asked. */
export class MailCircuitOpen extends defineErrors({ MAIL_CIRCUIT_OPEN: 503 }) {
  readonly undone = true;

  /** @param delayMs - after so many milliseconds a try has sense again; until then none counts */
  constructor(readonly delayMs: number) {
    super('MAIL_CIRCUIT_OPEN');
  }
}
