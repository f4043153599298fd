import { defineErrors } from '../../platform/errors/index.js';

/** A report did not get through to the CyberTipline. Never with a word of what was sent. */
export class CybertiplineError extends defineErrors({
  /** The settings name no address. */
  CYBERTIPLINE_NOT_SET: 503,
  /** No connection was made. */
  CYBERTIPLINE_NOT_REACHED: 503,
  /** The connection broke, took too long, or what came is no answer of theirs. */
  CYBERTIPLINE_NO_ANSWER: 503,
  /** They answered that something failed on their side. */
  CYBERTIPLINE_LATER: 503,
  /** They answered that they do not take it. */
  CYBERTIPLINE_REJECTED: 503,
}) {
  /** Their code; null: they gave none. */
  readonly answered: number | null;

  /** @param undone - whether it is certain that nothing was done, or that the same may be asked again */
  constructor(
    code: CybertiplineError['code'],
    readonly undone: boolean,
    { answered = null }: { answered?: number | null } = {},
  ) {
    super(code);
    this.answered = answered;
  }
}
