import { ChangeDesk, Desks, type IntakeDesk } from '../../../src/modules/desks/index.js';
import { WebFixture, type Person } from './web-fixture.js';

let fixture: WebFixture;
let person: Person;
beforeAll(async () => {
  fixture = await WebFixture.start();
  person = await fixture.person('counsellor');
});
afterAll(() => fixture.stop());

/** Whether a statement that files a case to the desk would file it now. */
async function files(desk: IntakeDesk): Promise<boolean> {
  const values: unknown[] = [];
  const condition = fixture.get(Desks).stillHas(desk)((value) => `$${values.push(value)}`);
  const [row] = await fixture.database.query<{ holds: boolean }>(`SELECT ${condition} AS holds`, values);
  return row?.holds === true;
}

describe('the desk that a report was sealed to', () => {
  it('gets it while the rules are those by which it was found, and not once another desk asks for it', async () => {
    await fixture.desk([person], true);
    const other = await fixture.desk([person], false);
    const found = await fixture.get(Desks).intakeDesk('IN', { language: 'hi', kind: 'shared' });
    expect(await files(found)).toBe(true);
    await fixture.get(ChangeDesk).change(fixture.authority, other, { kinds: ['shared'] });
    expect(await files(found)).toBe(false);
    const now = await fixture.get(Desks).intakeDesk('IN', { language: 'hi', kind: 'shared' });
    expect(now.id).toBe(other);
    expect(await files(now)).toBe(true);
  });

  it('is looked for anew at once by the process that changed the rules', async () => {
    const report = ['BT', { language: 'en', kind: 'found' }] as const;
    const before = await fixture.get(Desks).recentIntakeDesk(...report);
    const other = await fixture.desk([person], false);
    await fixture.get(ChangeDesk).change(fixture.authority, other, { country: 'BT', languages: ['en'] });
    expect((await fixture.get(Desks).recentIntakeDesk(...report)).id).toBe(other);
    expect(before.id).not.toBe(other);
  });
});
