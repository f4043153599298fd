import { ChangeDesk, Desks, type IntakeDesk } from '../../../src/modules/desks/index.js';
import { House, type Person } from './house.js';

let house: House;
let person: Person;
beforeAll(async () => {
  house = await House.start();
  person = await house.person('counsellor');
});
afterAll(() => house.stop());

/** Whether a statement that files a case to the desk would file it now. */
async function files(desk: IntakeDesk): Promise<boolean> {
  const values: unknown[] = [];
  const condition = house.get(Desks).stillHas(desk)((value) => `$${values.push(value)}`);
  const [row] = await house.database.query<{ holds: boolean }>(`SELECT ${condition} AS holds`, values);
  return row?.holds === true;
}

describe('the desk that a report was sealed to', () => {
  it('gets it while the rules are those by which it was found, and not once another desk asks for it', async () => {
    await house.desk([person], true);
    const other = await house.desk([person], false);
    const found = await house.get(Desks).intakeDesk('IN', { language: 'hi', kind: 'shared' });
    expect(await files(found)).toBe(true);
    await house.get(ChangeDesk).change(house.authority, other, { kinds: ['shared'] });
    expect(await files(found)).toBe(false);
    const now = await house.get(Desks).intakeDesk('IN', { language: 'hi', kind: 'shared' });
    expect(now.id).toBe(other);
    expect(await files(now)).toBe(true);
  });

  it('is looked for anew at once by the process that changed the rules', async () => {
    const report = ['BT', { language: 'en', kind: 'found' }] as const;
    const before = await house.get(Desks).recentIntakeDesk(...report);
    const other = await house.desk([person], false);
    await house.get(ChangeDesk).change(house.authority, other, { country: 'BT', languages: ['en'] });
    expect((await house.get(Desks).recentIntakeDesk(...report)).id).toBe(other);
    expect(before.id).not.toBe(other);
  });
});
