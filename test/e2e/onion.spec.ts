import { onionHost } from '../support/onion.js';
import { freePort } from '../support/free-port.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { rawExchange, rawRequest } from '../support/raw-http.js';
import { ReporterBehindProxy } from '../support/reporter-behind-proxy.js';
import { CHILD_THREATENED } from '../support/reports.js';

const HOST = onionHost();
const TOR_BROWSER = { host: HOST, origin: `http://${HOST}` };

let desk: Helpdesk;
let onionPort: number;
beforeAll(async () => {
  onionPort = await freePort();
  const variables = {
    SITE_ORIGIN: 'https://help.example.org',
    ONION_ORIGIN: `http://${HOST}`,
    ONION_PORT: String(onionPort),
    TRUST_PROXY: '1',
  };
  desk = await startHelpdesk({ worker: false, variables });
});
afterAll(() => desk.stop());

/** One request as tor hands it on. */
function overTor(path: string, circuit = 1, more = ''): ReturnType<typeof rawExchange> {
  const line = `PROXY TCP6 fc00:dead:beef:4dad::${circuit} ::1 65535 80\r\n`;
  const request = `GET ${path} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n${more}\r\n`;
  return rawExchange(onionPort, Buffer.from(line + request));
}

it('files a report and comes back over the onion address', async () => {
  const asha = new ReporterBehindProxy(desk.site, TOR_BROWSER);
  const code = await asha.fileReport(CHILD_THREATENED);
  expect(code).toMatch(/^\d{20}$/);
  const back = await new ReporterBehindProxy(desk.site, TOR_BROWSER).enter(code);
  expect(back.text).toContain('We have your report.');
});

it('gives a cookie there that a browser keeps without https, and the strict one elsewhere', async () => {
  const begin = (host: string) =>
    rawRequest(desk.config.port, {
      method: 'POST',
      path: '/h/1',
      body: 'go=next',
      headers: [
        ['host', host],
        ['content-type', 'application/x-www-form-urlencoded'],
      ],
    });
  const there = await begin(HOST);
  expect(there?.headers['set-cookie']).toMatch(/^d=[\w-]+; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(there?.headers['strict-transport-security']).toBeUndefined();
  const here = await begin('help.example.org');
  expect(here?.headers['set-cookie']).toMatch(
    /^__Host-d=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
  );
  expect(here?.headers['strict-transport-security']).toMatch(/^max-age=/);
});

it('takes no form there that another site sent', async () => {
  const answer = await rawRequest(desk.config.port, {
    method: 'POST',
    path: '/h/1',
    body: 'go=next',
    headers: [
      ['host', HOST],
      ['content-type', 'application/x-www-form-urlencoded'],
      ['sec-fetch-site', 'cross-site'],
    ],
  });
  expect(answer?.status).toBe(403);
});

describe('Onion-Location', () => {
  const locationOf = async (port: number, path: string, method = 'GET') =>
    (await rawRequest(port, { method, path }))?.headers['onion-location'];

  it('is on the pages of the site, with the same path', async () => {
    for (const path of ['/', '/help?c=GB', '/h/1', '/c', '/nowhere'])
      expect(await locationOf(desk.config.port, path)).toBe(`http://${HOST}${path}`);
    expect(await locationOf(desk.config.port, '/help', 'HEAD')).toBe(`http://${HOST}/help`);
  });

  it('is on nothing else: no redirect, no file, no health, nothing of the console', async () => {
    const page = await rawRequest(desk.config.port, { method: 'GET', path: '/' });
    const files = [...(page?.body ?? '').matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    expect(files).toHaveLength(2);
    for (const path of ['/exit', '/health/live', ...files])
      expect(await locationOf(desk.config.port, path)).toBeUndefined();
    for (const path of ['/', '/cases', '/api/session', '/health/live'])
      expect(await locationOf(desk.config.consolePort, path)).toBeUndefined();
    expect((await overTor('/'))?.headers['onion-location']).toBeUndefined();
  });
});

it('serves whoever tor brings, each circuit as a client of its own, and believes no forwarded address', async () => {
  const answer = await overTor('/h/1', 1, 'X-Forwarded-For: 192.0.2.9\r\n');
  expect(answer?.status).toBe(200);
  expect(answer?.body).toContain('Exit this page');
  expect(await rawExchange(onionPort, Buffer.from(`GET / HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`))).toBeNull();
});
