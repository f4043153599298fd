import { newReceiptCode } from '../../src/platform/crypto/index.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { ReporterBehindProxy } from '../support/reporter-behind-proxy.js';
import { CHILD_THREATENED } from '../support/reports.js';

const FLOODER = '198.51.100.7';
const AT_ONCE = 12;

let desk: Helpdesk;
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false, variables: { TRUST_PROXY: '1' } });
});
afterAll(() => desk.stop());

const from = (address: string) => new ReporterBehindProxy(desk.site, { 'x-forwarded-for': address });

/** Junk forms and wrong codes from one address, as fast as they are answered, while the work runs. The statuses they got. */
async function whileFlooded<T>(work: () => Promise<T>): Promise<{ result: T; statuses: Set<number> }> {
  const statuses = new Set<number>();
  let over = false;
  const flood = async (one: number): Promise<void> => {
    while (!over) {
      const { visitor } = from(FLOODER);
      const asked =
        one % 3 === 0
          ? visitor.postOnly('/c', [['code', newReceiptCode()]])
          : visitor.postOnly(one % 3 === 1 ? '/h/1' : '/h/send', [['go', 'next']]);
      statuses.add((await asked).status);
    }
  };
  const floods = Array.from({ length: AT_ONCE }, (_, one) => flood(one));
  try {
    return { result: await work(), statuses };
  } finally {
    over = true;
    await Promise.all(floods);
  }
}

it('takes reports and codes of everybody else, and reports of those behind the same address, while one address floods', async () => {
  const { result, statuses } = await whileFlooded(async () => {
    const others = await Promise.all(
      ['192.0.2.1', '192.0.2.2', '2001:db8::1'].map((one) => from(one).fileReport(CHILD_THREATENED)),
    );
    const same = await from(FLOODER).fileReport(CHILD_THREATENED);
    const pages = [];
    for (const code of [...others, same]) pages.push((await from('203.0.113.5').enter(code)).text);
    return { codes: [...others, same], pages };
  });
  expect(result.codes.every((code) => /^\d{20}$/.test(code))).toBe(true);
  for (const text of result.pages) expect(text).toContain('We have your report.');
  expect([...statuses].filter((status) => status >= 500)).toEqual([]);
});

it('lets somebody behind an address that used up its codes in, while nobody waits', async () => {
  const code = await from('192.0.2.9').fileReport(CHILD_THREATENED);
  for (let wrong = 0; wrong < 70; wrong += 1)
    expect((await from(FLOODER).visitor.postOnly('/c', [['code', newReceiptCode()]])).status).toBe(422);
  expect((await from(FLOODER).enter(code)).text).toContain('We have your report.');
});
