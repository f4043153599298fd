import type { MailKind } from '../vocabulary/index.js';

/** A person has to look at these soon: somebody may have answered, or nothing has arrived. */
const FOR_A_PERSON: readonly MailKind[] = ['answer', 'bounced', 'unclear'];

/** Whether a person is told of a mail, and has a day to read it; what a machine says of itself waits until somebody looks. Pure. */
export function isForAPerson(kind: MailKind): boolean {
  return FOR_A_PERSON.includes(kind);
}
