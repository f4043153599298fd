import type { ReporterThread } from '../../modules/messages/index.js';
import type { ReporterConsent } from '../../modules/consents/index.js';
import type { FieldError } from '../../modules/report-form/index.js';
import type { Tellable } from '../../modules/reporter-additions/index.js';
import type { AnsweredConsent } from './consents.js';
import type { PageContext } from './page-context.js';

/** What the page shows of somebody who came back. */
export interface ThreadView {
  page: PageContext;
  thread: ReporterThread;
  now: Date;
  /** Of the form: sending it twice adds one message. */
  nonce: string;
  /** What is in the fields, by their names. */
  typed: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
  /** Something was just added. */
  sent: boolean;
  /** What was just told with one press, and whether it reached the desk. */
  told: { safety: Tellable; isKept: boolean } | null;
  /** The code word was just set. */
  wordSet: boolean;
  /** What the reporter is asked to allow. */
  consents: readonly ReporterConsent[];
  /** What became of the answer that was just given; null: none was. */
  answered: AnsweredConsent | null;
}
