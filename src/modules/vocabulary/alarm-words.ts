/** What the helpdesk can find in its database that it did not write, and does not use. */
export const ALARMS = [
  /** The role of an account, or that it works here, is not what the organisation signed. */
  'staff_unsigned',
  /** Which reports a desk takes is not what the organisation signed. */
  'desk_unsigned',
  /** Somebody is on a desk whom the organisation did not put there. */
  'member_unsigned',
  /** The words of a case are not what was written. */
  'entries_tampered',
  /** The settings of the public site are not what an administrator published. */
  'settings_unsigned',
  /** A reply written beforehand is not what a coordinator saved. */
  'reply_unsigned',
  /** A record of the directory is not what a coordinator saved. */
  'directory_unsigned',
  /** A password or recovery code is not the one that its owner set last. */
  'access_put_back',
  /** The audit log is not what was written. */
  'audit_broken',
] as const;
export type AlarmKind = (typeof ALARMS)[number];
