import type { ReporterThread } from '../../modules/messages/index.js';
import type { ReporterConsent, ReporterDuty } from '../../modules/consents/index.js';
import type { FieldError } from '../../modules/report-form/index.js';
import type { Tellable } from '../../modules/reporter-additions/index.js';
import type { ConsentAnswer, ReferralAnswer } from '../../modules/vocabulary/index.js';
import type { ReporterEscalation } from '../../modules/escalations/index.js';
import type { ReporterAppointment } from '../../modules/appointments/index.js';
import type { ReporterReferral } from '../../modules/referrals/index.js';
import type { ReporterLink } from '../../modules/takedowns/index.js';
import type { Untaken } from './answered.js';
import type { PageContext } from './page-context.js';

/** What became of an answer that was just given. `gone`: the question is no longer as it was on the page that was pressed. */
export type AnsweredConsent = { became: ConsentAnswer; consentId: string } | Untaken;

/** What became of an answer to an offer that was just given, likewise. */
export type AnsweredReferral = { became: ReferralAnswer; referralId: string } | Untaken;

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
  /** What they saw of a link was just told. */
  linkTold: boolean;
  /** What the reporter is asked to allow. */
  consents: readonly ReporterConsent[];
  /** What leaves without their consent. */
  duties: readonly ReporterDuty[];
  /** What has left, and what came of it. */
  passed: readonly ReporterEscalation[];
  /** The links that the desk works on. */
  links: readonly ReporterLink[];
  /** The services that they were offered. */
  referrals: readonly ReporterReferral[];
  /** When somebody has time for them. */
  appointments: readonly ReporterAppointment[];
  /** What became of the answer that was just given; null: none was. */
  answered: AnsweredConsent | null;
  referralAnswered: AnsweredReferral | null;
}
