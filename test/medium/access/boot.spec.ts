import { Controller, Get, Module, Req, Sse } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { FastifyRequest } from 'fastify';
import {
  clientOf,
  Public,
  ReporterSession,
  RequirePermission,
  Shutdown,
} from '../../../src/platform/http/index.js';
import { CuttableProxy } from './cuttable-proxy.js';
import { WebFixture } from './web-fixture.js';

@Controller('h')
class OpenDoorController {
  @Get('undecorated')
  undecorated(): string {
    return 'open';
  }
}
@Module({ controllers: [OpenDoorController] })
class OpenDoorModule {}

@Controller('h')
class UnknownPermissionController {
  @Get('x')
  @RequirePermission('case.burn')
  x(): string {
    return 'x';
  }
}
@Module({ controllers: [UnknownPermissionController] })
class UnknownPermissionModule {}

@Controller('h')
class LonelyController {
  @Get('mine')
  @ReporterSession()
  mine(): string {
    return 'mine';
  }
}
@Module({ controllers: [LonelyController] })
class LonelyModule {}

@Controller()
class SlowController {
  constructor(private readonly shutdown: Shutdown) {}

  @Get('h/client')
  @Public('site')
  client(@Req() request: FastifyRequest): string {
    return clientOf(request);
  }

  @Sse('api/stream')
  @Public('console')
  stream(): Observable<{ data: string }> {
    return new Observable((subscriber) => {
      subscriber.next({ data: 'hello' });
      this.shutdown.signal.addEventListener('abort', () => subscriber.complete());
    });
  }
}
@Module({ controllers: [SlowController] })
class SlowModule {}

describe('a route', () => {
  it.each([
    ['without an access decorator', OpenDoorModule, 'ROUTE_UNGUARDED: OpenDoorController.undecorated'],
    [
      'with a permission that no role has',
      UnknownPermissionModule,
      'PERMISSION_UNKNOWN: UnknownPermissionController.x',
    ],
    [
      'for reporters when nobody can tell who one is',
      LonelyModule,
      'AUTHENTICATOR_MISSING: LonelyController.mine',
    ],
  ])('%s keeps the process from starting', async (_what, module, message) => {
    await expect(WebFixture.start({ modules: [module] })).rejects.toThrow(message);
  });
});

describe('behind a proxy', () => {
  it('reads the address that the nearest proxy saw, and no further', async () => {
    const fixture = await WebFixture.start({ modules: [SlowModule], settings: { TRUST_PROXY: '1' } });
    const ask = async (forwarded: string) =>
      (await fetch(fixture.url('site', '/h/client'), { headers: { 'x-forwarded-for': forwarded } })).text();
    const one = await ask('203.0.113.9');
    expect(await ask('198.51.100.1, 203.0.113.9')).toBe(one);
    expect(await ask('203.0.113.9, 198.51.100.1')).not.toBe(one);
    await fixture.stop();
  });
});

describe('behind https', () => {
  it('pins the browser to it and binds the cookie to the host', async () => {
    const fixture = await WebFixture.start({ settings: { CONSOLE_ORIGIN: 'https://console.example.org' } });
    const { email, passphrase: password } = fixture.administrator;
    const response = await fixture.browser().send('POST', '/api/auth/sign-in', { email, password });
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-staff=[A-Za-z0-9_-]{64}; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
    expect(response.headers.get('strict-transport-security')).toBe('max-age=63072000');
    await fixture.stop();
  });
});

describe('closing', () => {
  it('ends live streams and both listeners', async () => {
    const fixture = await WebFixture.start({ modules: [SlowModule] });
    const stream = await fetch(fixture.url('console', '/api/stream'));
    const body = stream.text();
    await fixture.stop();
    expect(await body).toContain('hello');
    await expect(fetch(fixture.url('site', '/health/live'))).rejects.toThrow();
    await expect(fetch(fixture.url('console', '/health/live'))).rejects.toThrow();
  });
});

describe('while the database is away', () => {
  it('answers 503 and when to try again, and is not ready', async () => {
    const proxy = new CuttableProxy();
    const fixture = await WebFixture.start({ through: (url) => proxy.through(url) });
    const browser = fixture.browser();
    await browser.signIn(fixture.administrator.email, fixture.administrator.passphrase);

    proxy.cut();
    const response = await browser.send('GET', '/api/session');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({ code: 'UNAVAILABLE' });
    expect((await browser.send('GET', '/health/ready')).status).toBe(503);
    expect((await browser.send('GET', '/health/live')).status).toBe(200);
    expect((await fetch(fixture.url('site', '/health/ready'))).status).toBe(503);

    proxy.restore();
    expect((await browser.send('GET', '/api/session')).status).toBe(200);
    expect((await browser.send('GET', '/health/ready')).status).toBe(200);
    await fixture.stop();
    proxy.close();
  });
});
