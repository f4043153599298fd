import fc from 'fast-check';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { ConfigError, loadConfig } from '../../src/platform/config/index.js';
import { smtpTransport } from '../../src/platform/mail/mail-transport.js';

const LOCAL = { DATABASE_URL: 'postgresql://abhaya@localhost/abhaya' };

/** Pieces of addresses, well and badly put together. */
const piece = fc.oneof(
  fc.constantFrom('@', ':', '/', '//', '#', '?', '%', '%zz', '%40', '[', ']', '[::1]', '..', '&host=', 'é'),
  fc.constantFrom('host', 'example.org', 'user', '127.0.0.1', '0', '80', '5432', '65536', '99999', '-1'),
  fc.string({ maxLength: 4 }),
);
const rest = fc.array(piece, { maxLength: 9 }).map((parts) => parts.join(''));

const accepts = (variable: string, value: string): boolean => {
  try {
    loadConfig({ ...LOCAL, [variable]: value });
    return true;
  } catch (error) {
    if (error instanceof ConfigError) return false;
    throw error;
  }
};

/** Takes each address apart with what will connect to it, without connecting. */
const USERS: Record<string, [schemes: string[], open: (address: string) => unknown]> = {
  DATABASE_URL: [['postgres', 'postgresql'], (address) => new Client({ connectionString: address })],
  REDIS_URL: [['redis', 'rediss'], (address) => new Redis(address, { lazyConnect: true }).disconnect()],
  SMTP_URL: [['smtp', 'smtps'], (address) => smtpTransport(address, 'required').close()],
  EXIT_URL: [['https'], (address) => new URL(address)],
  SITE_ORIGIN: [['http', 'https'], (address) => new URL(address)],
  CONSOLE_ORIGIN: [['http', 'https'], (address) => new URL(address)],
};

describe.each(Object.entries(USERS))('%s', (variable, [schemes, open]) => {
  const address = fc
    .tuple(fc.constantFrom(...schemes), rest)
    .map(([scheme, text]) => `${scheme}://${text}`.trim());

  it('is never accepted when those who use it could not read it', () => {
    let taken = 0;
    fc.assert(
      fc.property(address, (text) => {
        if (!accepts(variable, text)) return;
        taken += 1;
        expect(() => open(text)).not.toThrow();
        const { port, username, password } = new URL(text.replace('@/', '@host/'));
        expect(Number(port)).toBeLessThanOrEqual(65535);
        expect(() => [username, password].map(decodeURIComponent)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(5);
  });
});
