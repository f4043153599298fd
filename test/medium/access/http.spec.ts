import { mkdtempSync, writeFileSync, mkdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { WebFixture } from './web-fixture.js';
import { STORY, TryModule } from './try.module.js';

let fixture: WebFixture;
beforeAll(async () => {
  const built = mkdtempSync(join(tmpdir(), 'abhaya-built-'));
  mkdirSync(join(built, 'assets'));
  writeFileSync(
    join(built, 'index.html'),
    '<meta name="csp-nonce" content="__CSP_NONCE__"><div id="root"></div>',
  );
  writeFileSync(join(built, 'assets', 'app-1a2b3c.js'), 'plain script');
  writeFileSync(join(built, 'assets', 'app-1a2b3c.js.br'), 'brotli script');
  writeFileSync(join(built, 'secret.pem'), 'not for the web');
  fixture = await WebFixture.start({ modules: [TryModule], folders: { site: '/nowhere', console: built } });
});
afterAll(() => fixture.stop());

const site = (path: string, init?: RequestInit) =>
  fetch(fixture.url('site', path), { redirect: 'manual', ...init });
const console_ = (path: string, init?: RequestInit) => fetch(fixture.url('console', path), init);
const form = (body: string, headers: Record<string, string> = {}) =>
  site('/h/form', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });

/** A request as it stands, with no client that tidies it up. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('the two surfaces', () => {
  it('keep their routes to themselves', async () => {
    expect(await (await site('/h/start')).text()).toBe('<p>site</p>');
    expect((await console_('/api/try/client')).status).toBe(200);
    expect((await site('/api/try/client')).status).toBe(404);
    expect((await site('/api/session')).status).toBe(404);
    expect(await (await console_('/h/start')).text()).not.toContain('site');
  });

  it('cannot be confused by a header or an absolute address', async () => {
    const { site: port } = fixture.addresses;
    for (const line of [
      'Host: localhost',
      `Host: localhost:${fixture.addresses.console}`,
      'X-Surface: console',
    ]) {
      const host = line.startsWith('Host') ? line : `Host: x\r\n${line}`;
      const answer = await raw(port, `GET /api/try/client HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    }
    const absolute = `GET http://localhost:${fixture.addresses.console}/api/try/client HTTP/1.1`;
    expect(await raw(port, `${absolute}\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 404 /,
    );
  });

  it('both say whether they are alive and ready', async () => {
    for (const ask of [site, console_]) {
      expect(await (await ask('/health/live')).json()).toEqual({ status: 'ok' });
      expect((await ask('/health/ready')).status).toBe(200);
    }
  });
});

describe('headers', () => {
  it('of the site forbid everything that its pages do not need', async () => {
    for (const path of ['/h/start', '/no-such-page', '/%', '/h/%00']) {
      const { headers } = await site(path);
      const policy = headers.get('content-security-policy')?.split('; ');
      expect(policy?.sort()).toEqual(
        [
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          'img-src data:',
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'",
        ].sort(),
      );
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  it('of the console page let it add styles by a nonce that is new each time', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/cases', '/cases/30000000-0000-4000-8000-000000000003']) {
      const response = await console_(path);
      const [, nonce] = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '') ?? [];
      expect(await response.text()).toContain(`content="${nonce}"`);
      expect(response.headers.get('content-security-policy')).toContain("connect-src 'self'");
      nonces.add(nonce ?? '');
    }
    expect(nonces.size).toBe(3);
  });
});

describe('built files', () => {
  it('are served for good under their hashed names, ready compressed', async () => {
    const path = '/assets/app-1a2b3c.js';
    const plain = await console_(path, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await plain.text()).toBe('plain script');
    const { site: _, console: port } = fixture.addresses;
    const squeezed = await raw(
      port,
      `GET ${path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n`,
    );
    expect(squeezed).toContain('content-encoding: br');
    expect(squeezed).toContain('brotli script');
  });

  it('are on their own surface alone', async () => {
    expect((await site('/assets/app-1a2b3c.js')).status).toBe(404);
  });

  it.each([
    '/secret.pem',
    '/assets/../secret.pem',
    '/assets/%2e%2e/secret.pem',
    '/assets/..%2fsecret.pem',
    '/assets/x',
  ])('are all there is: not %s', async (path) => {
    const answer = await raw(
      fixture.addresses.console,
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).not.toContain('not for the web');
  });
});

describe('a form on the site', () => {
  it('arrives with its lists and line ends', async () => {
    const response = await form('name=A%20b&kind=x&kind=y&text=one%0D%0Atw%00o&empty=&t=%E0%A4%A8');
    expect(await response.json()).toEqual({
      name: 'A b',
      kind: ['x', 'y'],
      text: 'one\ntwo',
      empty: '',
      t: 'न',
    });
  });

  it.each([
    ['a broken escape', 'text=%zz'],
    ['no UTF-8', 'text=%ff%fe'],
    ['a name that no form has', '__proto__=x'],
    ['too many fields', 'a=1&'.repeat(300)],
  ])('is refused with a page for %s', async (_what, body) => {
    const response = await form(body);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('is refused above 64 KiB', async () => {
    expect((await form(`text=${'a'.repeat(64 * 1024)}`)).status).toBe(413);
  });

  it.each([
    'application/json',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/octet-stream',
    'x',
  ])('is no %s', async (type) => {
    const response = await site('/h/form', { method: 'POST', body: '{}', headers: { 'content-type': type } });
    expect(response.status).toBe(415);
  });

  it('is refused when a browser says that another site sent it', async () => {
    expect((await form('a=1', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await form('a=1', { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await form('a=1', { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await form('a=1', { 'sec-fetch-site': 'none' })).status).toBe(200);
  });
});

describe('the console API', () => {
  const send = async (body: string, type = 'application/json') => {
    const person = await fixture.person('counsellor');
    const browser = fixture.browser();
    await browser.signIn(person.email, person.passphrase);
    return console_('/api/try/text', {
      method: 'POST',
      body,
      headers: { cookie: browser.cookie, 'x-csrf-token': browser.csrfToken, 'content-type': type },
    });
  };

  it('takes JSON and tells which fields are wrong, without their values', async () => {
    expect(await (await send('{"text":"fine"}')).json()).toEqual({ text: 'fine' });
    const response = await send(JSON.stringify({ text: STORY.repeat(3), more: STORY }));
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const problem = (await response.json()) as { errors: { field: string }[] };
    expect(problem).toMatchObject({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      code: 'INPUT_INVALID',
    });
    expect(problem.errors.map(({ field }) => field).sort()).toEqual(['more', 'text']);
    expect(JSON.stringify(problem)).not.toContain(STORY);
  });

  it.each([
    '{',
    '"text"',
    'null',
    '{"text":"a\\u0000b"}',
    '{"text":"\\ud800"}',
    '{"__proto__":{}}',
    '['.repeat(5000),
  ])('refuses %.20s', async (body) => {
    const response = await send(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'BODY_INVALID' });
  });

  it('takes no form, which another site could send', async () => {
    expect((await send('text=x', 'application/x-www-form-urlencoded')).status).toBe(415);
  });

  it('refuses whoever is not signed in, and whoever may not', async () => {
    const stranger = await console_('/api/try/manage');
    expect(stranger.status).toBe(401);
    expect(await stranger.json()).toMatchObject({ code: 'SESSION_REQUIRED' });
    const person = await fixture.person('counsellor');
    const browser = fixture.browser();
    await browser.signIn(person.email, person.passphrase);
    const counsellor = await browser.send('GET', '/api/try/manage');
    expect(counsellor.status).toBe(403);
    await browser.signIn(fixture.administrator.email, fixture.administrator.passphrase);
    expect((await browser.send('GET', '/api/try/manage')).status).toBe(200);
  });

  it('says nothing of a failure but INTERNAL, and logs it without what was typed', async () => {
    const response = await console_('/api/try/fail');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      code: 'INTERNAL',
      detail: expect.any(String) as string,
    });
    expect(fixture.log.lines).toContainEqual(
      expect.objectContaining({ msg: 'http.request_failed', code: 'TypeError', route: '/api/try/fail' }),
    );
    expect(fixture.log.text()).not.toContain(STORY);
  });

  it('answers an id that is none like one that is unknown', async () => {
    expect((await console_('/api/try/row/no-id')).status).toBe(404);
    expect((await console_('/api/try/row/30000000-0000-4000-8000-000000000003')).status).toBe(200);
  });

  it('answers unknown paths and methods', async () => {
    const unknown = await console_('/api/no/such');
    expect([unknown.status, ((await unknown.json()) as { code: string }).code]).toEqual([404, 'NOT_FOUND']);
    const method = await console_('/api/try/text', { method: 'DELETE' });
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await site('/h/start', { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD');
  });
});

describe('malformed requests', () => {
  it.each([
    '/%',
    '/%zz',
    '/%ff',
    '/h/%00',
    '/h/start?a=%00',
    '/%E0%A4%A',
    `/${'a'.repeat(8000)}`,
    '/h/start?%',
    '//',
    '/..%2f..',
  ])('to %.20s are never a server error', async (path) => {
    for (const port of [fixture.addresses.site, fixture.addresses.console]) {
      const answer = await raw(port, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 (200|400|404|414) /);
    }
  });

  it.each([
    'nonsense\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET / HTTP/1.1\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
  ])('that make no sense (%.10s) are refused', async (text) => {
    for (const port of [fixture.addresses.site, fixture.addresses.console]) {
      expect(await raw(port, text)).toMatch(/^HTTP\/1\.1 4\d\d /);
    }
  });

  it('whose body ends early leave no trace as a failure', async () => {
    const before = fixture.log.lines.length;
    const lines = ['POST /h/form HTTP/1.1', 'Host: x', 'Content-Type: application/x-www-form-urlencoded'];
    await raw(fixture.addresses.site, `${lines.join('\r\n')}\r\nContent-Length: 100\r\n\r\na=1`);
    expect((await site('/h/start')).status).toBe(200);
    expect(fixture.log.lines.slice(before)).toEqual([]);
  });
});

describe('compression', () => {
  const fetchRaw = (encoding: string) =>
    new Promise<{ encoding: string | undefined; body: Buffer }>((resolve, reject) => {
      const options = { headers: { 'accept-encoding': encoding } };
      httpRequest(fixture.url('site', '/h/long'), options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(chunks) });
        });
      })
        .on('error', reject)
        .end();
    });

  it('takes the best that the browser knows', async () => {
    const text = Buffer.from('long '.repeat(1000));
    const brotli = await fetchRaw('gzip, deflate, br');
    expect(brotli.encoding).toBe('br');
    expect(brotliDecompressSync(brotli.body)).toEqual(text);
    const gzip = await fetchRaw('gzip, br;q=0');
    expect(gzip.encoding).toBe('gzip');
    expect(gunzipSync(gzip.body)).toEqual(text);
    expect(await fetchRaw('identity')).toEqual({ encoding: undefined, body: text });
  });
});

describe('a client', () => {
  it('is told from its address without naming it, and a header changes nothing', async () => {
    const ask = async (headers: Record<string, string>) =>
      ((await (await console_('/api/try/client', { headers })).json()) as { client: string }).client;
    const plain = await ask({});
    expect(plain).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(plain).not.toContain('127');
    expect(await ask({ 'x-forwarded-for': '203.0.113.9' })).toBe(plain);
  });
});
