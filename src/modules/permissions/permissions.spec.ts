import { isRole, PERMISSIONS, permissionsOf, ROLES } from './index.js';

describe('the role table', () => {
  const casework = [
    'case.close',
    'case.read',
    'case.write',
    'duty.read',
    'message.send',
    'note.write',
    'session.own',
  ];

  it.each([
    ['counsellor', casework],
    [
      'coordinator',
      [...casework, 'case.assign', 'directory.manage', 'duty.manage', 'insight.read', 'reply.manage'],
    ],
    [
      'administrator',
      [
        'audit.read',
        'desk.manage',
        'duty.manage',
        'duty.read',
        'insight.read',
        'job.manage',
        'readiness.manage',
        'session.own',
        'site.manage',
        'staff.manage',
      ],
    ],
    ['auditor', ['audit.read', 'session.own']],
  ] as const)('gives a %s exactly its permissions', (role, expected) => {
    expect([...permissionsOf(role)].sort()).toEqual([...expected].sort());
  });

  it('lets nobody who manages accounts, desks or reads the audit log open a case', () => {
    for (const role of ROLES) {
      const granted = permissionsOf(role);
      const overCases = [...granted].some((p) => /^(case|message|note)\./.test(p));
      const overPeople =
        granted.has('staff.manage') || granted.has('desk.manage') || granted.has('audit.read');
      expect(overCases && overPeople).toBe(false);
    }
  });

  it('leaves no permission that nobody has, and lets everybody end their own session', () => {
    for (const permission of PERMISSIONS) {
      expect(ROLES.some((role) => permissionsOf(role).has(permission))).toBe(true);
    }
    expect(ROLES.every((role) => permissionsOf(role).has('session.own'))).toBe(true);
  });

  it('knows its roles by name only', () => {
    expect(isRole('coordinator')).toBe(true);
    expect(isRole('Coordinator')).toBe(false);
    expect(isRole('constructor')).toBe(false);
  });
});
