import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, projectRoot } from '../../../src/platform/config/index.js';
import { SecurityTxtModule } from '../../../src/modules/security-txt/index.js';
import { SecurityTxt } from '../../../src/modules/security-txt/security-txt.js';
import { onionHost } from '../../support/onion.js';
import { WebFixture } from './web-fixture.js';

const DAY_MS = 86_400_000;
const PATH = '/.well-known/security.txt';
const POLICY = '/.well-known/security-policy.txt';
const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
const ORIGINS = { SITE_ORIGIN: 'https://help.example.org', CONSOLE_ORIGIN: 'https://console.example.net' };

async function withHouse(
  settings: Record<string, string>,
  work: (fixture: WebFixture) => Promise<void>,
): Promise<void> {
  const fixture = await WebFixture.start({ modules: [SecurityTxtModule], settings });
  try {
    await work(fixture);
  } finally {
    await fixture.stop();
  }
}
const saidIn = (fixture: WebFixture): string[] =>
  ['security_txt.expired', 'security_txt.expires_soon'].filter((event) => fixture.log.text().includes(event));

describe('security.txt', () => {
  it('says on both surfaces where finders of faults write to, until when, and what they are asked', () =>
    withHouse(
      {
        ...ORIGINS,
        ONION_ORIGIN: `http://${onionHost()}`,
        SECURITY_CONTACT: 'mailto:security@example.org, https://example.org/report',
        SECURITY_EXPIRES: '2099-06-30',
        SECURITY_LANGUAGES: 'en,hi',
      },
      async (fixture) => {
        for (const surface of ['site', 'console'] as const) {
          const answer = await fetch(fixture.url(surface, PATH));
          expect([answer.status, answer.headers.get('content-type')]).toEqual([
            200,
            'text/plain; charset=utf-8',
          ]);
          expect((await answer.text()).split('\n')).toEqual([
            'Contact: mailto:security@example.org',
            'Contact: https://example.org/report',
            'Expires: 2099-06-30T23:59:59.000Z',
            'Preferred-Languages: en, hi',
            `Canonical: https://help.example.org${PATH}`,
            `Canonical: http://${onionHost()}${PATH}`,
            `Canonical: https://console.example.net${PATH}`,
            `Policy: https://help.example.org${POLICY}`,
            '',
          ]);
        }
        const policy = await fetch(fixture.url('site', POLICY));
        expect(await policy.text()).toBe(
          readFileSync(join(projectRoot(), 'docs/security/disclosure.md'), 'utf8'),
        );
        await fixture.get(SecurityTxt).watch();
        expect(saidIn(fixture)).toEqual([]);
      },
    ));

  it('is not there without a contact', () =>
    withHouse({}, async (fixture) => {
      for (const path of [PATH, POLICY]) expect((await fetch(fixture.url('site', path))).status).toBe(404);
    }));

  it.each([
    [29, 'security_txt.expires_soon'],
    [-2, 'security_txt.expired'],
  ])('is told of in the log with %d days left, and still served', (days, event) =>
    withHouse(
      { SECURITY_CONTACT: 'mailto:s@example.org', SECURITY_EXPIRES: dayIn(days) },
      async (fixture) => {
        await fixture.get(SecurityTxt).watch();
        expect(saidIn(fixture)).toEqual([event]);
        expect((await fetch(fixture.url('site', PATH))).status).toBe(200);
      },
    ),
  );
});

describe('the settings of security.txt', () => {
  it.each([
    ['SECURITY_CONTACT', { SECURITY_CONTACT: 'security@example.org', SECURITY_EXPIRES: '2099-01-01' }],
    ['SECURITY_CONTACT', { SECURITY_CONTACT: 'http://example.org', SECURITY_EXPIRES: '2099-01-01' }],
    ['SECURITY_CONTACT', { SECURITY_CONTACT: 'mailto:a@b\nPolicy: x', SECURITY_EXPIRES: '2099-01-01' }],
    ['SECURITY_CONTACT', { SECURITY_EXPIRES: '2099-01-01' }],
    ['SECURITY_EXPIRES', { SECURITY_CONTACT: 'mailto:a@example.org' }],
    ['SECURITY_EXPIRES', { SECURITY_CONTACT: 'mailto:a@example.org', SECURITY_EXPIRES: '2099-02-30' }],
    ['SECURITY_EXPIRES', { SECURITY_CONTACT: 'mailto:a@example.org', SECURITY_EXPIRES: 'soon' }],
    ['SECURITY_LANGUAGES', { SECURITY_LANGUAGES: 'English' }],
    ['SECURITY_POLICY', { SECURITY_POLICY: 'http://example.org/policy' }],
  ])('name %s where it can not be used: %j', (variable, given) => {
    const env = { DATABASE_URL: 'postgresql://u:p@127.0.0.1:5432/abhaya', ...given };
    expect(() => loadConfig(env)).toThrow(variable);
  });
});
