import type { FastifyReply, FastifyRequest } from 'fastify';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { clearCookie, readCookie, setCookie } from './cookies.js';
import { markConsole } from './surface.js';

const LOCAL = { siteOrigin: 'http://127.0.0.1:8080', consoleOrigin: 'http://localhost:8081' };
const PUBLIC = { siteOrigin: 'https://help.example.org', consoleOrigin: 'https://desk.example.net' };

function request(cookie?: string, surface: 'site' | 'console' = 'site'): FastifyRequest {
  const raw = new IncomingMessage(new Socket());
  if (surface === 'console') markConsole(raw);
  return { raw, headers: { cookie } } as unknown as FastifyRequest;
}

function set(origins: typeof LOCAL, options?: { maxAge?: number }, surface?: 'console'): string {
  let line = '';
  const reply = { header: (_name: string, value: string) => (line = value) } as unknown as FastifyReply;
  setCookie(origins, request(undefined, surface), reply, 'draft', 'abc_-1', options);
  return line;
}

describe('a cookie', () => {
  it('is for our own pages alone', () => {
    expect(set(LOCAL)).toBe('draft=abc_-1; Path=/; HttpOnly; SameSite=Strict');
    expect(set(PUBLIC, { maxAge: 60.9 })).toBe(
      '__Host-draft=abc_-1; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=60',
    );
    expect(set({ ...LOCAL, consoleOrigin: PUBLIC.consoleOrigin }, {}, 'console')).toContain('__Host-draft=');
  });

  it('is read back by its whole name', () => {
    expect(readCookie(LOCAL, request('a=1; draft=abc; b=2'), 'draft')).toBe('abc');
    expect(readCookie(PUBLIC, request('draft=planted; __Host-draft=own'), 'draft')).toBe('own');
    expect(readCookie(PUBLIC, request('draft=planted'), 'draft')).toBeNull();
    expect(readCookie(LOCAL, request('xdraft=abc'), 'draft')).toBeNull();
    expect(readCookie(LOCAL, request(), 'draft')).toBeNull();
  });

  it('that is sent twice, empty or odd is no cookie', () => {
    for (const header of ['draft=a; draft=b', 'draft=', 'draft="a"', 'draft=a b', 'draft=%61', 'draft']) {
      expect(readCookie(LOCAL, request(header), 'draft')).toBeNull();
    }
  });

  it('holds nothing but base64url', () => {
    const reply = {} as FastifyReply;
    expect(() => setCookie(LOCAL, request(), reply, 'draft', 'a; Domain=example.org')).toThrow(TypeError);
  });

  it('can be taken away', () => {
    let line = '';
    const reply = { header: (_name: string, value: string) => (line = value) } as unknown as FastifyReply;
    clearCookie(PUBLIC, request(), reply, 'draft');
    expect(line).toBe('__Host-draft=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0');
  });
});
