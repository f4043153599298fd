import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AbuseContactDto } from '../../src/modules/abuse-contacts/abuse-contacts.dto.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';

const REGISTRAR = {
  objectClassName: 'entity',
  roles: ['registrar'],
  entities: [
    {
      roles: ['abuse'],
      vcardArray: [
        'vcard',
        [
          ['version', {}, 'text', '4.0'],
          ['email', {}, 'text', 'abuse@registrar.example'],
        ],
      ],
    },
  ],
};
const ANSWER = JSON.stringify({ objectClassName: 'domain', ldhName: 'example.org', entities: [REGISTRAR] });
const RDAP = 'application/rdap+json';

/** How a registry on the loopback answers for each domain. */
const ANSWERS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  'example.org': (response) => response.writeHead(200, { 'Content-Type': RDAP }).end(ANSWER),
  'nothing.example': (response) => response.writeHead(200, { 'Content-Type': RDAP }).end('{}'),
  'gone.example': (response) => response.writeHead(404, { 'Content-Type': RDAP }).end('{"errorCode":404}'),
  'moved.example': (response) =>
    response.writeHead(302, { Location: 'http://169.254.169.254/latest/meta-data' }).end(),
  'page.example': (response) =>
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>canary-page</p>'),
  'broken.example': (response) => response.writeHead(200, { 'Content-Type': RDAP }).end(ANSWER.slice(0, 50)),
  'cut.example': (response) => {
    response.writeHead(200, { 'Content-Type': RDAP, 'Content-Length': ANSWER.length });
    response.write(ANSWER.slice(0, 50), () => response.destroy());
  },
  'large.example': (response) =>
    response.writeHead(200, { 'Content-Type': RDAP }).end(`"${'x'.repeat(1_000_000)}"`),
  'busy.example': (response) => response.writeHead(429).end(),
  'silent.example': () => undefined,
};

describe('the abuse contact of a domain', () => {
  let server: Server;
  let desk: Helpdesk;
  let kiran: ConsoleClient;
  const asked: { url: string; headers: Record<string, unknown> }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const url = request.url ?? '';
      asked.push({ url, headers: request.headers });
      ANSWERS[url.slice('/rdap/domain/'.length)]?.(response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    desk = await startHelpdesk({ worker: false, variables: { RDAP: `http://127.0.0.1:${port}/rdap/` } });
    kiran = await ConsoleClient.of(desk, desk.installation.counsellors[0]);
  });
  beforeEach(() => {
    asked.length = 0;
  });
  afterAll(async () => {
    await desk?.stop();
    server?.closeAllConnections();
    server?.close();
  });

  const find = (address: string, who = kiran) =>
    who.ask<AbuseContactDto & { code?: string }>('POST', '/api/abuse-contacts', { address });

  it('is what the registry says, which is asked for the domain alone', async () => {
    expect(await kiran.get('/api/abuse-contacts')).toEqual({ on: true });
    const { status, body } = await find('https://user:secret@canary.pictures.example.org/canary?canary=1');
    expect(status).toBe(200);
    expect(body).toEqual({
      domain: 'example.org',
      mails: ['abuse@registrar.example'],
      server: '127.0.0.1',
    });
    expect(asked.map(({ url }) => url)).toEqual(['/rdap/domain/example.org']);
    expect(JSON.stringify(asked)).not.toMatch(/canary|secret/);
  });

  it('is none where the registry names none, or has no such domain', async () => {
    for (const domain of ['nothing.example', 'gone.example'])
      expect((await find(domain)).body).toMatchObject({ domain, mails: [] });
  });

  it.each(['moved', 'page', 'broken', 'cut', 'large', 'busy', 'silent'])(
    'is not believed, and nothing else is asked: %s',
    async (name) => {
      const { status, body } = await find(`${name}.example`);
      expect([status, body.code]).toEqual([503, 'ABUSE_CONTACT_NO_ANSWER']);
      expect(JSON.stringify(body)).not.toContain('canary');
      expect(asked).toHaveLength(1);
    },
  );

  it('asks nobody where there is no domain', async () => {
    for (const address of ['192.0.2.1', 'http://127.0.0.1:8080/', 'localhost', 'nothing', ' '])
      expect((await find(address)).body.code).toBe('ABUSE_CONTACT_NO_DOMAIN');
    expect(asked).toEqual([]);
  });

  it('is for those who work on cases', async () => {
    const administrator = await ConsoleClient.of(desk, desk.installation.administrator);
    expect((await find('example.org', administrator)).status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('is off by default', async () => {
    const other = await startHelpdesk({ worker: false });
    const staff = await ConsoleClient.of(other, other.installation.counsellors[0]);
    expect(await staff.get('/api/abuse-contacts')).toEqual({ on: false });
    expect((await find('example.org', staff)).body.code).toBe('ABUSE_CONTACT_OFF');
    await other.stop();
  });
});
