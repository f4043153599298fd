import { randomUUID } from 'node:crypto';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { KeyFile } from '../../src/platform/crypto/index.js';
import { createWebAdapter, openListeners, type Surface } from '../../src/platform/http/index.js';
import { PERMISSIONS, permissionsOf, type Permission } from '../../src/modules/permissions/index.js';
import { WebModule } from '../../src/web.module.js';
import { captureLog, testConfig } from '../support/index.js';
import { ConsoleClient } from '../support/console-client.js';
import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';
import { PUBLIC } from '../support/public-routes.js';
import { rawExchange, rawRequest, type RawAnswer, type RawRequest } from '../support/raw-http.js';
import { controllerRoutes, fillPath, servedRoutes, type ControllerRoute } from '../support/route-table.js';
import { headerFaults } from '../support/security-headers.js';

const FOR_REPORTERS = ['GET /r', 'GET /r/n', 'POST /r', 'POST /r/copy', 'POST /r/n'];

let desk: Helpdesk;
let routes: ControllerRoute[];
beforeAll(async () => {
  desk = await startHelpdesk({ worker: false });
  routes = controllerRoutes(desk.app);
});
afterAll(() => desk.stop());

const portOf = (surface: Surface): number =>
  surface === 'site' ? desk.config.port : desk.config.consolePort;
async function ask(surface: Surface, request: RawRequest): Promise<RawAnswer> {
  const answer = await rawRequest(portOf(surface), request);
  if (!answer) throw new Error(`${request.method} ${request.path}: no answer`);
  return answer;
}
const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;
const isWrite = ({ method }: { method: string }): boolean => method !== 'GET';
const problemOf = (answer: RawAnswer): { status: number; code: string } => {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  return JSON.parse(answer.body) as { status: number; code: string };
};

/** A request that the route would take from somebody who may make it. */
function requestFor(route: ControllerRoute, headers: [string, string][] = []): RawRequest {
  const { method } = route;
  const path = fillPath(route.path, randomUUID());
  if (!isWrite(route)) return { method, path, headers };
  const type = route.path.startsWith('/api/') ? 'application/json' : 'application/x-www-form-urlencoded';
  const body = route.path.startsWith('/api/') ? '{}' : 'a=1';
  return { method, path, body, headers: [['content-type', type], ...headers] };
}

describe('the list of routes', () => {
  it('holds one rule for every route of a controller', () => {
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter(({ access }) => access === null).map(({ name }) => name)).toEqual([]);
  });

  it('opens to everybody only what is meant to be', () => {
    for (const surface of ['site', 'console'] as const) {
      const open = routes.filter(
        ({ access }) => access?.kind === 'public' && access.surfaces.includes(surface),
      );
      expect(open.map(nameOf).sort()).toEqual(PUBLIC[surface]);
    }
    const reporters = routes.filter(({ access }) => access?.kind === 'reporter');
    expect(reporters.map(nameOf).sort()).toEqual(FOR_REPORTERS);
  });

  it('holds nothing else but built files and the page of the console', () => {
    const known = new Set(routes.flatMap((route) => [nameOf(route), nameOf({ ...route, method: 'HEAD' })]));
    const others = servedRoutes(desk.app).filter((route) => !known.has(nameOf(route)));
    expect(others.every(({ method }) => method === 'GET' || method === 'HEAD')).toBe(true);
    expect(
      others.filter(({ path }) => path !== '/*' && !/^\/(?:assets\/)?[\w-]+\.[\w.-]+$/.test(path)),
    ).toEqual([]);
  });

  it('puts every route on the surface of its rule, and on no other', () => {
    for (const { name, access, surfaces } of routes) {
      const wanted =
        access?.kind === 'public' ? access.surfaces : access?.kind === 'staff' ? ['console'] : ['site'];
      expect({ name, surfaces: [surfaces].flat() }).toEqual({ name, surfaces: [...wanted] });
    }
  });
});

describe('without a session', () => {
  it('every other route of the console answers 401, whatever the method', async () => {
    const closed = routes.filter(({ access }) => access?.kind === 'staff');
    expect(closed.length).toBeGreaterThan(10);
    for (const route of closed) {
      const answer = await ask('console', requestFor(route));
      expect({ name: route.name, status: answer.status, code: problemOf(answer).code }).toEqual({
        name: route.name,
        status: 401,
        code: 'SESSION_REQUIRED',
      });
      if (isWrite(route)) continue;
      const head = await ask('console', { ...requestFor(route), method: 'HEAD' });
      expect({ name: route.name, status: head.status, body: head.body }).toEqual({
        name: route.name,
        status: 401,
        body: '',
      });
    }
  });

  it('a cookie that nobody gave opens nothing', async () => {
    const token = Buffer.alloc(48, 7).toString('base64url');
    for (const name of ['staff', 'r', 'd', '__Host-staff'])
      for (const path of ['/api/session', '/api/cases'])
        expect(
          (await ask('console', { method: 'GET', path, headers: [['cookie', `${name}=${token}`]] })).status,
        ).toBe(401);
    const thread = { method: 'GET', path: '/r', headers: [['cookie', `r=${token}; d=${token}`]] } as const;
    expect((await ask('site', thread)).status).toBe(401);
  });

  it('the routes of a reporter answer with a page that says nothing of one', async () => {
    for (const route of routes.filter(({ access }) => access?.kind === 'reporter')) {
      const answer = await ask('site', requestFor(route));
      expect(answer.status).toBe(401);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.body).toContain('This page was closed to keep you safe');
    }
  });

  it('the pages of a draft lead to the beginning', async () => {
    for (const path of ['/h/check', '/h/code', '/h/7', '/h/51']) {
      const answer = await ask('site', { method: 'GET', path });
      expect({ path, status: answer.status }).toEqual({ path, status: 410 });
      expect(answer.body).toContain('href="/"');
    }
    expect((await ask('site', { method: 'POST', path: '/h/send' })).status).toBe(410);
  });
});

describe('with a session', () => {
  const people = () => {
    const { administrator, coordinator, counsellors } = desk.installation;
    return [administrator, coordinator, counsellors[0]];
  };

  it('each role is let through exactly where its permissions say', async () => {
    const closed = routes.filter(({ access }) => access?.kind === 'staff');
    const leave = closed.filter(({ path }) => path.endsWith('/sign-out'));
    for (const person of people()) {
      const client = await ConsoleClient.signIn(desk.console, person);
      const may = permissionsOf(person.role);
      for (const route of [...closed.filter((one) => !leave.includes(one)), ...leave]) {
        const permission = (route.access as { permission: Permission }).permission;
        const headers = await headersOf(client);
        const answer = await ask('console', requestFor(route, headers));
        const refused = answer.status === 403 && problemOf(answer).code === 'FORBIDDEN';
        expect({ role: person.role, name: route.name, refused }).toEqual({
          role: person.role,
          name: route.name,
          refused: !may.has(permission),
        });
        expect(answer.status).not.toBe(401);
        expect(answer.status).toBeLessThan(500);
      }
    }
  });

  it('every write needs the token of the session', async () => {
    const client = await ConsoleClient.signIn(desk.console, desk.installation.coordinator);
    const other = await ConsoleClient.signIn(desk.console, desk.installation.counsellors[0]);
    const [, token] = (await headersOf(other)).find(([name]) => name === 'x-csrf-token') ?? [];
    for (const route of routes.filter((one) => one.access?.kind === 'staff' && isWrite(one)))
      for (const given of [null, '', 'x', token ?? '']) {
        const headers: [string, string][] = [['cookie', client.cookie]];
        if (given !== null) headers.push(['x-csrf-token', given]);
        const answer = await ask('console', requestFor(route, headers));
        expect({ name: route.name, code: problemOf(answer).code }).toEqual({
          name: route.name,
          code: 'CSRF_INVALID',
        });
      }
    expect((await client.ask('GET', '/api/session')).status).toBe(200);
  });

  it('no write is taken that another site sent', async () => {
    const client = await ConsoleClient.signIn(desk.console, desk.installation.coordinator);
    for (const route of routes.filter(isWrite))
      for (const surface of route.surfaces)
        for (const site of ['cross-site', 'same-site']) {
          const headers: [string, string][] = [...(await headersOf(client)), ['sec-fetch-site', site]];
          const answer = await ask(surface, requestFor(route, headers));
          expect({ name: route.name, status: answer.status }).toEqual({ name: route.name, status: 403 });
        }
  });

  it('the session of one surface is none on the other', async () => {
    const client = await ConsoleClient.signIn(desk.console, desk.installation.coordinator);
    const [, token] = client.cookie.split('=');
    const thread = await ask('site', {
      method: 'GET',
      path: '/r',
      headers: [['cookie', `r=${token}; d=${token}`]],
    });
    expect(thread.status).toBe(401);
  });

  async function headersOf(client: ConsoleClient): Promise<[string, string][]> {
    const { body } = await client.ask<{ csrfToken?: string }>('GET', '/api/session');
    return [
      ['cookie', client.cookie],
      ['x-csrf-token', body.csrfToken ?? ''],
    ];
  }
});

describe('a route of one surface', () => {
  it('is not there on the site when it is the console’s', async () => {
    for (const route of routes.filter(({ surfaces }) => !surfaces.includes('site'))) {
      const answer = await ask('site', requestFor(route));
      const there = ![404, 415].includes(answer.status);
      expect({ name: route.name, there }).toEqual({ name: route.name, there: false });
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    }
  });

  it('is not there on the console when it is the site’s', async () => {
    const page = (await ask('console', { method: 'GET', path: '/nowhere' })).body.replaceAll(
      /nonce[^>]*>/g,
      '',
    );
    for (const route of routes.filter(({ surfaces }) => !surfaces.includes('console'))) {
      const answer = await ask('console', requestFor(route));
      if (isWrite(route)) expect([404, 415]).toContain(problemOf(answer).status);
      else expect(answer.body.replaceAll(/nonce[^>]*>/g, '')).toBe(page);
    }
  });
});

describe('a target with another host in it', () => {
  it('means the path here, and leads nowhere else', async () => {
    for (const path of ['http://evil.example/h/check', 'HTTPS://evil.example/h/1?c=GB&l=en', 'x://y']) {
      const answer = await ask('site', { method: 'GET', path });
      expect(answer.status).toBeLessThan(500);
      expect(answer.body).not.toMatch(/evil/i);
    }
    const draft = await ask('site', {
      method: 'POST',
      path: '/h/1',
      body: 'go=next',
      headers: [['content-type', 'application/x-www-form-urlencoded']],
    });
    const cookie = String(draft.headers['set-cookie']).split(';')[0] ?? '';
    const path = 'http://evil.example/h/1?c=GB&l=en';
    const chosen = await ask('site', { method: 'GET', path, headers: [['cookie', cookie]] });
    expect(chosen.headers['location']).toBe('/h/1');
    const api = await ask('console', { method: 'GET', path: 'http://evil.example/api/session' });
    expect(problemOf(api).status).toBe(401);
  });
});

describe('the headers', () => {
  const TARGETS: [Surface, RawRequest][] = [
    ['site', { method: 'GET', path: '/' }],
    ['site', { method: 'HEAD', path: '/help' }],
    ['site', { method: 'GET', path: '/exit' }],
    ['site', { method: 'GET', path: '/r' }],
    ['site', { method: 'GET', path: '/h/check' }],
    ['site', { method: 'GET', path: '/nowhere' }],
    ['site', { method: 'GET', path: '/%' }],
    ['site', { method: 'GET', path: '/%00' }],
    ['site', { method: 'DELETE', path: '/c' }],
    ['site', { method: 'GET', path: `/h/${'9'.repeat(500)}` }],
    ['site', { method: 'POST', path: '/c', body: 'code=1', headers: [['content-type', 'text/plain']] }],
    ['site', { method: 'GET', path: '/', headers: [['expect', 'miracles']] }],
    ['site', { method: 'GET', path: '/health/ready' }],
    ['console', { method: 'GET', path: '/' }],
    ['console', { method: 'GET', path: '/cases' }],
    ['console', { method: 'GET', path: '/api/cases' }],
    ['console', { method: 'GET', path: '/api/nowhere' }],
    ['console', { method: 'GET', path: '/%' }],
    ['console', { method: 'POST', path: '/api/auth/sign-in' }],
    ['console', { method: 'PATCH', path: '/api/session' }],
    ['console', { method: 'GET', path: '/', headers: [['expect', 'miracles']] }],
    ['console', { method: 'GET', path: '/health/live' }],
  ];

  it.each(TARGETS)('of the %s are all there for %j', async (surface, request) => {
    const answer = await ask(surface, request);
    expect(answer.status).toBeLessThan(500);
    expect(headerFaults(surface, answer.headers)).toEqual([]);
  });

  it('are on every route there is for whoever is not signed in, and on all that an administrator reads', async () => {
    const { cookie } = await ConsoleClient.signIn(desk.console, desk.installation.administrator);
    const faults: string[] = [];
    for (const route of routes) {
      for (const surface of [route.surfaces].flat()) {
        const asked: [string, string][][] = [[]];
        // The live updates, which do not end, are below.
        if (surface === 'console' && !isWrite(route) && route.path !== '/api/events')
          asked.push([['cookie', cookie]]);
        for (const headers of asked) {
          const answer = await ask(surface, requestFor(route, headers));
          faults.push(...headerFaults(surface, answer.headers).map((fault) => `${nameOf(route)} ${fault}`));
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('are on every built file, which alone may be kept', async () => {
    for (const { path, surfaces, method } of servedRoutes(desk.app)) {
      // What is under /.well-known/ is written by the settings, and may be another one tomorrow.
      if (method !== 'GET' || !/\.\w+$/.test(path) || path.startsWith('/.well-known/')) continue;
      for (const surface of [surfaces].flat()) {
        const answer = await ask(surface, { method, path });
        expect({ path, faults: headerFaults(surface, answer.headers, true) }).toEqual({ path, faults: [] });
        expect(answer.headers['cache-control']).toMatch(/^public, max-age=/);
      }
    }
  });

  it('are on the live updates', async () => {
    const client = await ConsoleClient.signIn(desk.console, desk.installation.coordinator);
    const headers = [['cookie', client.cookie]] as const;
    const answer = await ask('console', { method: 'GET', path: '/api/events', headers });
    expect(answer.status).toBe(200);
    expect(headerFaults('console', answer.headers)).toEqual([]);
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['a method that does not exist', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['two lengths', 'POST /c HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nCookie: a=${'b'.repeat(20_000)}\r\n\r\n`, 431],
  ])('are there for what the HTTP parser refuses: %s', async (_what, text, status) => {
    for (const surface of ['site', 'console'] as const) {
      const answer = await rawExchange(portOf(surface), Buffer.from(text));
      expect(answer?.status).toBe(status);
      expect(headerFaults(surface, answer?.headers ?? {})).toEqual([]);
      const type =
        surface === 'site' ? 'text/html; charset=utf-8' : 'application/problem+json; charset=utf-8';
      expect(answer?.headers['content-type']).toBe(type);
    }
  });

  it('are the same for a request with credentials and one without, but for the cookie', async () => {
    const one = await ask('site', { method: 'GET', path: '/help' });
    const two = await ask('site', {
      method: 'GET',
      path: '/help',
      headers: [['cookie', 'd=x; r=y; staff=z']],
    });
    const bare = ({ headers: { date: _date, ...rest } }: RawAnswer) => rest;
    expect(bare(two)).toEqual(bare(one));
  });
});

@Controller('api/undecorated')
class UndecoratedController {
  @Get()
  open(): string {
    return 'open';
  }
}
@Module({ controllers: [UndecoratedController] })
class UndecoratedModule {}

@Module({})
class WholeWithHoleModule {}

describe('a controller that says not who may call it', () => {
  it('keeps the whole process from starting', async () => {
    const config = testConfig({ ...desk.installation.variables, PORT: '1', CONSOLE_PORT: '2' });
    const { logger, lines } = captureLog();
    const keyFile = KeyFile.parse(desk.installation.keyFile.toText());
    const module = {
      module: WholeWithHoleModule,
      imports: [WebModule.forRoot(config, keyFile, logger), UndecoratedModule],
    };
    const app = await NestFactory.create(module, createWebAdapter(config), {
      logger: false,
      abortOnError: false,
    });
    await expect(openListeners(app, config, PERMISSIONS)).rejects.toMatchObject({
      code: 'ROUTE_UNGUARDED',
      routes: expect.arrayContaining(['UndecoratedController.open']) as unknown,
    });
    expect(lines.some(({ msg }) => msg === 'http.route_refused')).toBe(true);
  });
});
