/** Everything a route may ask for, as `noun.verb`. Whether a case can be read is decided by keys, never by these alone. */
export const PERMISSIONS = [
  'session.own',
  'case.read',
  'case.write',
  'case.assign',
  'case.close',
  'message.send',
  'note.write',
  'reply.manage',
  'directory.manage',
  'staff.manage',
  'desk.manage',
  'duty.read',
  'duty.manage',
  'audit.read',
  'job.manage',
  'site.manage',
  'readiness.manage',
  'insight.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = ['counsellor', 'coordinator', 'administrator', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

const CASEWORK = [
  'session.own',
  'case.read',
  'case.write',
  'case.close',
  'message.send',
  'note.write',
  'duty.read',
] as const satisfies readonly Permission[];

/**
 * A role is a set of permissions. A counsellor gives away their own cases alone, a coordinator those of others too; an
 * administrator opens no case; an auditor sees the audit log alone.
 */
const ROLE_PERMISSIONS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  counsellor: new Set<Permission>(CASEWORK),
  coordinator: new Set<Permission>([
    ...CASEWORK,
    'case.assign',
    'directory.manage',
    'duty.manage',
    'reply.manage',
    'insight.read',
  ]),
  administrator: new Set<Permission>([
    'session.own',
    'staff.manage',
    'desk.manage',
    'duty.read',
    'duty.manage',
    'audit.read',
    'job.manage',
    'site.manage',
    'readiness.manage',
    'insight.read',
  ]),
  auditor: new Set<Permission>(['session.own', 'audit.read']),
};

/** The permissions of a role. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return ROLE_PERMISSIONS[role];
}

/** Whether a word, from the command line for example, names a role. */
export function isRole(word: string): word is Role {
  return (ROLES as readonly string[]).includes(word);
}
