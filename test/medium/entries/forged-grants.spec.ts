import { randomBytes } from 'node:crypto';
import {
  asKemPublicKey,
  grantMac,
  intakeKeyOf,
  newCaseKey,
  sealGrant,
  type CaseGrantContext,
} from '../../../src/platform/crypto/index.js';
import { CaseAccess, type NewCase } from '../../../src/modules/cases/index.js';
import { Worklist } from '../../../src/modules/worklist/worklist.service.js';
import type { StaffSession } from '../../../src/modules/staff/index.js';
import { Casework } from '../cases/casework.js';

let work: Casework;
let mine: StaffSession;
let kept: StaffSession;
let whole: NewCase;
let forged: NewCase;

beforeEach(async () => {
  const { people } = await work.desk('counsellor', 'counsellor');
  [mine, kept] = people.map(({ session }) => session) as [StaffSession, StaffSession];
  whole = await work.file();
  forged = await work.file({ excluded: [kept.staffId] });
});
beforeAll(async () => (work = await Casework.start()));
afterAll(() => work.stop());

/** A grant of a key that the forger knows: the desk's public key is there for everybody. */
async function plantGrant(mac: (context: CaseGrantContext, sealed: Uint8Array) => Uint8Array): Promise<void> {
  const [desk] = await work.database.query<{ kem_public: Buffer }>(
    'SELECT kem_public FROM desks WHERE id = $1',
    [forged.deskId],
  );
  const context = {
    subject: 'case',
    subjectId: forged.id,
    holder: `desk:${forged.deskId}`,
    epoch: 1,
    holderEpoch: 1,
  } as const;
  const sealed = sealGrant(asKemPublicKey(desk?.kem_public ?? Buffer.alloc(0)), context, newCaseKey());
  await work.database.query('UPDATE grants SET sealed = $2, mac = $3 WHERE case_id = $1', [
    forged.id,
    Buffer.from(sealed),
    Buffer.from(mac(context, sealed)),
  ]);
}

const open = (session: StaffSession) => work.get(CaseAccess).require(session, forged.id);
const copy = (column: string) =>
  work.database.query(
    `UPDATE grants g SET ${column} = o.${column} FROM grants o WHERE g.case_id = $1 AND o.case_id = $2`,
    [forged.id, whole.id],
  );

const FORGERIES: [string, () => Promise<unknown>][] = [
  ['of a key that a writer to the database chose', () => plantGrant(() => randomBytes(32))],
  [
    'with a MAC under a key of their own',
    () =>
      plantGrant((context, sealed) =>
        grantMac(intakeKeyOf(randomBytes(32) as never) as never, context, sealed),
      ),
  ],
  [
    'copied whole from another case',
    async () => {
      await copy('sealed');
      await copy('mac');
    },
  ],
  ['with the MAC of another case', () => copy('mac')],
  [
    'changed by one bit',
    () =>
      work.database.query(
        'UPDATE grants SET sealed = set_bit(sealed, 999, 1 - get_bit(sealed, 999)) WHERE case_id = $1',
        [forged.id],
      ),
  ],
  [
    'under an index key that the key file does not hold',
    () => work.database.query('UPDATE grants SET mac_version = 7 WHERE case_id = $1', [forged.id]),
  ],
];

describe('a grant', () => {
  it.each(FORGERIES)('%s opens no case and takes no other off the queue', async (_what, forge) => {
    await forge();
    await expect(open(mine)).rejects.toMatchObject({ code: 'ENTRIES_TAMPERED' });
    const { items } = await work.get(Worklist).list(mine, {});
    expect(new Map(items.map(({ id, card }) => [id, card === null]))).toEqual(
      new Map([
        [whole.id, false],
        [forged.id, true],
      ]),
    );
    const line = work.log.lines.findLast(({ msg }) => msg === 'case.grant_refused');
    expect(line).toMatchObject({ caseId: forged.id, code: expect.stringMatching(/^KEY_/) as string });
  });

  it('that is forged tells nobody of a case who must not hear of it', async () => {
    await plantGrant(() => randomBytes(32));
    await expect(open(kept)).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
    expect((await work.get(Worklist).list(kept, {})).items.map(({ id }) => id)).toEqual([whole.id]);
  });
});
