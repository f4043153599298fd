import { AppError } from '../errors/index.js';

/**
 * A mail did not go out. Never the server's words: they quote addresses.
 *
 * - `MAIL_REFUSED`: the server will not take this mail, now or later: its sender, its recipient or its content
 * - `MAIL_SERVER_REFUSED`: the server will not serve us as things are; that says nothing about this mail
 * - `MAIL_DEFERRED`: the server asks to try again later
 * - `MAIL_UNREACHABLE`: no server answered, or it went away
 * - `MAIL_NOT_ENCRYPTED`: no safe connection could be made, and none other is allowed
 * - `MAIL_SIGN_IN_FAILED`: the server did not accept our user or password
 * - `MAIL_NOT_SAFE`: an address or header is not one line
 * - `MAIL_NOT_WRITTEN`: the file could not be written
 * - `MAIL_FAILED`: anything else
 */
export class MailError extends AppError<
  | 'MAIL_REFUSED'
  | 'MAIL_SERVER_REFUSED'
  | 'MAIL_DEFERRED'
  | 'MAIL_UNREACHABLE'
  | 'MAIL_NOT_ENCRYPTED'
  | 'MAIL_SIGN_IN_FAILED'
  | 'MAIL_NOT_SAFE'
  | 'MAIL_NOT_WRITTEN'
  | 'MAIL_FAILED'
> {
  /**
   * @param undone - whether it is certain that no server took the mail. It is not once the mail's text was on its way and no
   *   answer to it came: the server may have taken it (RFC 5321, section 4.5.3.2.6; RFC 1047)
   */
  constructor(
    code: MailError['code'],
    readonly undone: boolean,
  ) {
    super(code, 503);
  }

  /** Whether it is the mail itself that is refused, so that waiting does not help. The queue gives such a job up soon. */
  get permanent(): boolean {
    return this.code === 'MAIL_REFUSED' || this.code === 'MAIL_NOT_SAFE';
  }
}

/** Mail to this recipient rests, since it was refused again and again. No server was asked. */
export class MailCircuitOpen extends AppError<'MAIL_CIRCUIT_OPEN'> {
  readonly undone = true;

  /** @param delayMs - after so many milliseconds a try has sense again; until then none counts */
  constructor(readonly delayMs: number) {
    super('MAIL_CIRCUIT_OPEN', 503);
  }
}
