import { defineErrors } from '../../platform/errors/index.js';

/** A notice is defined wrongly. */
export class NoticeError extends defineErrors({
  /** It names a text that no catalogue has. Stops the start of a process. */
  NOTICE_WITHOUT_TEXT: 500,
  /** It does not say who is told, and neither does whoever gives it. */
  NOTICE_WITHOUT_RECIPIENTS: 500,
}) {
  /** @param reason - of the notice */
  constructor(code: NoticeError['code'], reason: string) {
    super(code);
    this.message = `${code}: ${reason}`;
  }
}
