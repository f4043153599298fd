import { onionHost } from '../../support/onion.js';
import { rawRequest } from '../../support/raw-http.js';
import { WebFixture } from './web-fixture.js';
import { TryModule } from './try.module.js';

const SITE = 'https://help.example.org';
const CONSOLE = 'https://console.example.org';
const ONION = `http://${onionHost()}`;
const EVIL = 'https://evil.example';

let fixture: WebFixture;
beforeAll(async () => {
  fixture = await WebFixture.start({
    modules: [TryModule],
    settings: { SITE_ORIGIN: SITE, CONSOLE_ORIGIN: CONSOLE, ONION_ORIGIN: ONION },
  });
});
afterAll(() => fixture.stop());

type Said = { origin?: string; host?: string; site?: string };

/** The status that a write gets when a browser says this. */
async function statusOf(
  surface: 'site' | 'console',
  { origin, host, site }: Said,
): Promise<number | undefined> {
  const [path, type, body] =
    surface === 'site'
      ? ['/h/form', 'application/x-www-form-urlencoded', 'a=1']
      : ['/api/auth/sign-in', 'application/json', '{"email":"nobody","password":"nothing at all"}'];
  const answer = await rawRequest(fixture.addresses[surface], {
    method: 'POST',
    path,
    body,
    headers: [
      ['content-type', type],
      ['host', host ?? (surface === 'site' ? 'help.example.org' : 'console.example.org')],
      ...(origin === undefined ? [] : [['origin', origin] as const]),
      ...(site === undefined ? [] : [['sec-fetch-site', site] as const]),
    ],
  });
  return answer?.status;
}

describe('a form of the site', () => {
  it.each<[string, Said]>([
    ['our page', { origin: SITE, site: 'same-origin' }],
    ['our page, in a browser that knows no Fetch Metadata', { origin: SITE }],
    ['our page, behind a proxy that names another host', { origin: SITE, host: 'backend:8080' }],
    ['our page, where a referrer policy hides it', { origin: 'null', site: 'same-origin' }],
    ['the onion address', { origin: ONION, host: onionHost() }],
    ['a host that nobody set up', { origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080' }],
    ['a browser that says nothing', {}],
  ])('is taken from %s', async (_where, said) => {
    expect(await statusOf('site', said)).toBe(200);
  });

  it.each<[string, Said]>([
    ['another site', { origin: EVIL }],
    ['another site, whatever the rest says', { origin: EVIL, site: 'same-origin' }],
    ['nobody, as a frame or a file is', { origin: 'null' }],
    ['nobody, as a user-made request', { origin: 'null', site: 'none' }],
    ['our page, says a browser that knows of another site', { origin: SITE, site: 'cross-site' }],
    ['our host without encryption', { origin: 'http://help.example.org' }],
    ['another port', { origin: `${SITE}:8443` }],
    ['another name below ours', { origin: 'https://evil.help.example.org' }],
    ['a name that begins like ours', { origin: `${SITE}.evil.example` }],
    ['the console', { origin: CONSOLE }],
    ['the site, at the onion address', { origin: SITE, host: onionHost() }],
    ['the onion address, at the site', { origin: ONION }],
    ['two places at once', { origin: `${SITE}, ${EVIL}` }],
    ['an empty place', { origin: '' }],
    ['what is no origin', { origin: '://', host: '://' }],
    ['another host than the one that was asked', { origin: 'http://a.example', host: 'b.example' }],
  ])('is refused from %s', async (_where, said) => {
    expect(await statusOf('site', said)).toBe(403);
  });

  it('is refused with a page', async () => {
    const answer = await rawRequest(fixture.addresses.site, {
      method: 'POST',
      path: '/h/form',
      body: 'a=canary-of-the-other-site',
      headers: [
        ['content-type', 'application/x-www-form-urlencoded'],
        ['origin', EVIL],
      ],
    });
    expect(answer?.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer?.body).not.toContain('canary');
  });
});

describe('a write of the console', () => {
  it.each<[string, Said]>([
    ['our page', { origin: CONSOLE, site: 'same-origin' }],
    ['our page, behind a proxy that names another host', { origin: CONSOLE, host: 'backend:8081' }],
    ['a browser that says nothing', {}],
  ])('is looked at from %s', async (_where, said) => {
    expect(await statusOf('console', said)).toBe(401);
  });

  it.each<[string, Said]>([
    ['another site', { origin: EVIL }],
    ['nobody', { origin: 'null' }],
    ['the site', { origin: SITE }],
    ['the onion address', { origin: ONION }],
  ])('is refused from %s', async (_where, said) => {
    expect(await statusOf('console', said)).toBe(403);
  });
});
