import { QUEUES } from '../queue/index.js';

type Labels = Readonly<Record<string, readonly string[]>>;

/** One metric: what it says, and every value that each of its labels can take. */
export interface MetricSpec {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: Labels;
  /** Upper bounds in seconds; histograms only. */
  readonly buckets?: readonly number[];
}

export const OUTBOX_STATES = ['pending', 'relayed', 'failed', 'unknown'] as const;

/** What a process repeats: see `@Every`. */
const PULSES = [
  'clock_sweep',
  'outbox_sweep',
  'draft_sweep',
  'session_sweep',
  'case_change_sweep',
  'staff_draft_sweep',
] as const;

/** What became of a mail: sent, or the code of MailError. */
const MAIL_RESULTS = [
  'sent',
  'MAIL_REFUSED',
  'MAIL_SERVER_REFUSED',
  'MAIL_DEFERRED',
  'MAIL_UNREACHABLE',
  'MAIL_NOT_ENCRYPTED',
  'MAIL_SIGN_IN_FAILED',
  'MAIL_NOT_SAFE',
  'MAIL_ADDRESS_NOT_ASCII',
  'MAIL_OUTCOME_UNKNOWN',
  'MAIL_NOT_WRITTEN',
  'MAIL_FAILED',
] as const;

/**
 * Every metric of our own. No label names a person, a case, a client or a route: its values stand here, so that whoever reads
 * the figures learns how much happened, and never to whom. Of the public site there is no more than the class of the answer.
 */
export const METRICS = {
  abhaya_queue_depth: {
    kind: 'gauge',
    help: 'Jobs that wait or are being tried, by queue.',
    labels: { queue: QUEUES },
  },
  abhaya_queue_oldest_job_seconds: {
    kind: 'gauge',
    help: 'Age of the oldest such job, to the minute; 0 without one.',
    labels: { queue: QUEUES },
  },
  abhaya_outbox_jobs: {
    kind: 'gauge',
    help: 'Jobs by what became of them: not handed to the queue yet, handed over, given up, of unknown outcome.',
    labels: { state: OUTBOX_STATES },
  },
  abhaya_outbox_lag_seconds: {
    kind: 'gauge',
    help: 'Age of the oldest job that the queue does not have yet, to the minute; 0 without one.',
    labels: { queue: QUEUES },
  },
  abhaya_database_up: {
    kind: 'gauge',
    help: 'Whether the database answered when the figures were asked for.',
    labels: {},
  },
  abhaya_queue_up: { kind: 'gauge', help: 'Whether the queue answered.', labels: {} },
  abhaya_pulse_timestamp_seconds: {
    kind: 'gauge',
    help: 'When work that a process repeats last succeeded in this process.',
    labels: { of: PULSES },
  },
  abhaya_clock_sweep_seconds: {
    kind: 'histogram',
    help: 'How long a sweep of the clocks took.',
    labels: { result: ['done', 'failed'] },
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  },
  abhaya_clocks_moved_total: {
    kind: 'counter',
    help: 'Clocks that came near their deadline, or past it.',
    labels: { result: ['warned', 'breached'] },
  },
  abhaya_mail_total: {
    kind: 'counter',
    help: 'Tries to send a mail, by what came of them.',
    labels: { result: MAIL_RESULTS },
  },
  abhaya_mail_recipients_resting: {
    kind: 'gauge',
    help: 'People whose mail was refused so often that it rests.',
    labels: {},
  },
  abhaya_http_answers_total: {
    kind: 'counter',
    help: 'Answers by surface and class of status; cut: the connection ended first.',
    labels: { surface: ['site', 'console'], status: ['2xx', '3xx', '4xx', '5xx', 'cut'] },
  },
  abhaya_http_answer_seconds: {
    kind: 'histogram',
    help: 'How long a whole answer took, streams of live updates left out.',
    labels: { surface: ['site', 'console'] },
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  },
  abhaya_argon_waiting: {
    kind: 'gauge',
    help: 'Passwords and codes that wait for their turn to be worked out.',
    labels: { lane: ['staff', 'submission', 'code'] },
  },
} as const satisfies Readonly<Record<string, MetricSpec>>;

type Metric = keyof typeof METRICS;
/** The metrics of one kind. */
export type MetricOf<K extends MetricSpec['kind']> = {
  [N in Metric]: (typeof METRICS)[N]['kind'] extends K ? N : never;
}[Metric];
/** A value for each label of a metric. */
export type LabelsOf<N extends Metric> = {
  [
    L in keyof (typeof METRICS)[N]['labels']
  ]: (typeof METRICS)[N]['labels'][L] extends readonly (infer V extends string)[] ? V : never;
};
