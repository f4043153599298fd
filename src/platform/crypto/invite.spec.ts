import fc from 'fast-check';
import { KeyFile } from './key-file.js';
import {
  confirmationCode,
  confirmationMatches,
  inviteIdOf,
  inviteToken,
  inviteTokenMatches,
  type InviteStatement,
} from './invite.js';
import { newStaffRoot, staffKemPair, staffSignPair } from './key-tree.js';
import { newOrganisationPair } from './organisation.js';
import { initCrypto } from './sodium.js';

beforeAll(initCrypto);

const INVITE: InviteStatement = {
  id: '6f1b0f5e-51c1-4c0b-9b53-d9a3f0a4b7c1',
  staffId: '0d5e2c0a-8a39-4a43-9a7d-0c5f6f0c2a11',
  kind: 'join',
  email: 'meera@example.org',
  role: 'counsellor',
  expiresAt: new Date('2026-12-03T10:00:00Z'),
};

function keysOf(staffId = INVITE.staffId) {
  const root = newStaffRoot();
  const { staffId: _id, kind, email, role } = { ...INVITE, staffId };
  return {
    staffId,
    kind,
    email,
    role,
    kemPublic: staffKemPair(root).publicKey,
    signPublic: staffSignPair(root).publicKey,
  };
}

describe('the token of an invitation', () => {
  it('is of one invitation, of every word of it, and of one key file', () => {
    const [own, other] = [newOrganisationPair(), newOrganisationPair()].map(({ publicKey }) =>
      KeyFile.create(publicKey),
    ) as [KeyFile, KeyFile];
    const token = inviteToken(own, INVITE);
    expect(token).toMatch(/^[\w-]{64}$/);
    expect(inviteIdOf(token)).toBe(INVITE.id);
    expect(inviteTokenMatches(own, INVITE, token)).toBe(true);
    expect(inviteTokenMatches(other, INVITE, token)).toBe(false);
    for (const change of [
      { id: INVITE.staffId },
      { staffId: INVITE.id },
      { kind: 'reset' },
      { email: 'meera@example.net' },
      { role: 'administrator' },
      { expiresAt: new Date('2026-12-04T10:00:00Z') },
    ])
      expect(inviteTokenMatches(own, { ...INVITE, ...change }, token)).toBe(false);
  });

  it('is none for any other text, and nothing fails', () => {
    const keyFile = KeyFile.create(newOrganisationPair().publicKey);
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary', minLength: 64, maxLength: 64 })),
        (text) => {
          expect(inviteTokenMatches(keyFile, INVITE, text)).toBe(false);
          expect(inviteIdOf(text) ?? INVITE.id).toMatch(/^[0-9a-f-]{36}$/);
        },
      ),
    );
  });
});

describe('a confirmation code', () => {
  it('is read as people write it down', () => {
    const keys = keysOf();
    const code = confirmationCode(keys);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(confirmationMatches(keys, ` ${typed} `)).toBe(true);
  });

  it('is of these keys and this role alone', () => {
    const keys = keysOf();
    const code = confirmationCode(keys);
    expect(confirmationMatches(keysOf(), code)).toBe(false);
    expect(confirmationMatches({ ...keys, role: 'administrator' }, code)).toBe(false);
    expect(confirmationMatches({ ...keys, email: 'someone@example.org' }, code)).toBe(false);
    expect(confirmationMatches(keys, code.slice(1))).toBe(false);
    expect(confirmationMatches(keys, '')).toBe(false);
  });
});
