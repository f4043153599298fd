import type { Type } from '@nestjs/common';
import { type Definition, DefinitionKind } from '../../platform/definitions/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import type { CaseSummary } from '../cases/index.js';

/** Who of the staff can be told of a case; never who is excluded from it. */
export interface RecipientRules {
  /**
   * The person who has the case; while nobody has it or that person has left, everyone of its desk who did not opt out of its kind,
   * else its coordinators.
   */
  workingOn(about: CaseSummary): Promise<string[]>;
  /** The person who has the case, else who is on duty at this moment, else as `workingOn`. */
  hasOrOnDuty(about: CaseSummary): Promise<string[]>;
  /** As `workingOn`, and the coordinators of the desk. */
  workingOnOrLeading(about: CaseSummary): Promise<string[]>;
  /** Everyone of the desk. */
  everyone(about: CaseSummary): Promise<string[]>;
  /** Coordinators of other desks, else the administrators. */
  fallback(about: CaseSummary): Promise<string[]>;
}

/** Says which of these subjects a notice still holds for, by a service of the module that defines it. */
export interface CurrencyCheck {
  readonly service: Type;
  readonly current: (service: unknown, subjectIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** What `defineNotice` takes. */
export interface NoticeSpec {
  /** Noun and participle, such as `message_received`; unique, in lower case with `_`. It is stored: rename it by a migration only. */
  readonly reason: string;
  /** The text of the mail, with `{reference}` and `{urgency}` of the case. A process does not start where there is none. */
  readonly mailKey: MessageKey;
  /** A line more that says how many such notices the mail speaks for (`{count}`), where it is more than one. */
  readonly countKey?: MessageKey;
  /** Whether the mail leads to the case; left out: it does. Whoever only has to find somebody cannot open it. */
  readonly leadsToCase?: boolean;
  /** Who is told, by their ids; null: whoever gives the notice says so. */
  readonly recipients:
    ((recipients: RecipientRules, about: CaseSummary) => Promise<readonly string[]>) | null;
  /** Whether what it says still holds when its mail is about to leave (`currentBy`); null: as long as its case is open. */
  readonly isCurrent: CurrencyCheck | null;
  /**
   * What one mail speaks for. `subject`: a person is told once of each subject. `case`: others of the same case are counted in it
   * until the person looks at the case, by opening it or writing to it. Of what was counted they are reminded once an hour, and at
   * once where the urgency of the case has risen since.
   */
  readonly coalesce: 'subject' | 'case';
}

/** A reason to tell staff that a case needs them. Its name is the reason. */
export interface NoticeDefinition extends Definition, NoticeSpec {
  readonly leadsToCase: boolean;
}

export const NOTICES = new DefinitionKind<NoticeDefinition>('notice');

/**
 * Defines a notice; a module registers it with `registers(..)` and gives it with `StaffNotices.notify`:
 *
 * ```ts
 * export const lookAgain = defineNotice({
 *   reason: 'look_again',
 *   mailKey: 'mail.look_again',
 *   recipients: (recipients, about) => recipients.workingOn(about),
 *   isCurrent: currentBy(Reminders, (reminders, ids) => reminders.stillDue(ids)),
 *   coalesce: 'subject',
 * });
 * ```
 */
export function defineNotice(spec: NoticeSpec): NoticeDefinition {
  return NOTICES.define({ ...spec, name: spec.reason, leadsToCase: spec.leadsToCase ?? true });
}

/**
 * For `isCurrent`: asks a service, which the worker must have.
 *
 * @param current - given ids of subjects, resolves to those of which the notice still holds
 */
export function currentBy<S>(
  service: Type<S>,
  current: (service: S, subjectIds: readonly string[]) => Promise<ReadonlySet<string>>,
): CurrencyCheck {
  return { service, current: (found, subjectIds) => current(found as S, subjectIds) };
}
