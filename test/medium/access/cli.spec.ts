import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../../src/cli/run.js';
import type { Terminal } from '../../../src/cli/terminal.js';
import { EXIT } from '../../../src/cli/usage.js';
import { KeyFile, newOrganisationPair } from '../../../src/platform/crypto/index.js';
import { installation } from './installed.js';

const SETUP = ['setup', '--email', 'asha@example.org', '--name', 'Asha'];
const secretsOf = (out: string) => ({
  password: /password +(\S+)/.exec(out)?.[1] ?? '',
  recoveryCode: /recovery code +(\S+)/.exec(out)?.[1] ?? '',
});

describe('health worker', () => {
  it('ends with 0 while the worker goes on, with 1 once it stands still, and needs no database', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'abhaya-beat-')), 'worker');
    const env = { DATABASE_URL: 'postgresql://nobody@localhost:1/none', HEARTBEAT_FILE: file };
    const out: string[] = [];
    const terminal: Terminal = { say: (line) => void out.push(line), ask: () => Promise.resolve('') };
    const health = (given: Record<string, string>) =>
      runCli(['health', 'worker'], terminal, (line) => void out.push(line), given);
    expect(await health(env)).toBe(EXIT.failed);
    writeFileSync(file, '');
    expect(await health(env)).toBe(EXIT.done);
    utimesSync(file, 0, Date.now() / 1000 - 61);
    expect(await health(env)).toBe(EXIT.failed);
    expect(out.at(-1)).toContain('no sign of life');
    const { HEARTBEAT_FILE: _, ...without } = env;
    expect(await health(without)).toBe(EXIT.usage);
    expect(out.at(-1)).toContain('HEARTBEAT_FILE');
  });
});

describe('setup', () => {
  it('makes the key file for its owner alone, the organisation and the first administrator', async () => {
    const { database, keyFile, run } = await installation();
    const { status, out, complaints } = await run(SETUP);
    expect([status, complaints]).toEqual([EXIT.done, '']);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(existsSync(`${keyFile}.new`)).toBe(false);
    expect(out).toContain(keyFile);
    const { password, recoveryCode } = secretsOf(out);
    expect(password.length).toBeGreaterThan(20);
    expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
    const staff = await database.query('SELECT role, email FROM staff');
    expect(staff).toEqual([{ role: 'administrator', email: 'asha@example.org' }]);
    const dump = JSON.stringify(await database.query('SELECT * FROM staff, organisation, audit_log'));
    expect(dump).not.toContain(password);
  });

  it('asks for what was not given', async () => {
    const { run, database } = await installation();
    const { status, asked } = await run('setup', ['meera@example.org', 'Meera']);
    expect(status).toBe(EXIT.done);
    expect(asked).toHaveLength(2);
    expect(await database.query('SELECT email FROM staff')).toEqual([{ email: 'meera@example.org' }]);
  });

  it('happens once and leaves the key file alone', async () => {
    const { keyFile, run } = await installation();
    await run(SETUP);
    const before = readFileSync(keyFile, 'utf8');
    const { status, complaints } = await run(SETUP);
    expect([status, complaints]).toEqual([
      EXIT.failed,
      'This database is already set up. Use staff add and desk add.',
    ]);
    expect(readFileSync(keyFile, 'utf8')).toBe(before);
  });

  it('touches no key file that the database does not know', async () => {
    const other = await installation();
    await other.run(SETUP);
    const before = readFileSync(other.keyFile, 'utf8');
    const { database } = await installation();
    const mixed = await installation({ KEY_FILE: other.keyFile, DATABASE_URL: database.url });
    const { status, complaints } = await mixed.run(SETUP);
    expect(status).toBe(EXIT.failed);
    expect(complaints).toContain('It may be the key to another database');
    expect(readFileSync(other.keyFile, 'utf8')).toBe(before);
    expect(await database.query('SELECT 1 FROM audit_log')).toEqual([]);
  });

  it('takes nothing back when it fails, and can be tried again', async () => {
    const { keyFile, run, database } = await installation();
    expect((await run(['setup', '--email', 'no address', '--name', 'X'])).status).toBe(EXIT.failed);
    expect(existsSync(keyFile)).toBe(false);
    expect(await database.query('SELECT 1 FROM organisation')).toEqual([]);
    expect((await run(SETUP)).status).toBe(EXIT.done);
  });

  it('is finished by the next migrate when it died after the commit', async () => {
    const { keyFile, run } = await installation();
    const { password } = secretsOf((await run(SETUP)).out);
    renameSync(keyFile, `${keyFile}.new`);
    const { status, out } = await run('migrate');
    expect(status).toBe(EXIT.done);
    expect(out).toContain('interrupted set-up');
    const added = await run('desk add --name D --member asha@example.org --as asha@example.org', [password]);
    expect(added.complaints).toContain('active counsellor or coordinator');
  });

  it('moves prepared keys that this database does not use out of the way, and throws none away', async () => {
    const { keyFile, run } = await installation();
    await run(['setup', '--email', 'no address', '--name', 'X']);
    const prepared = readFileSync(`${keyFile}.new`, 'utf8');
    const { out } = await run('migrate');
    expect(existsSync(`${keyFile}.new`)).toBe(false);
    const setAside = /moved to (\S+)\. /.exec(out)?.[1] ?? '';
    expect(readFileSync(setAside, 'utf8')).toBe(prepared);
    expect(statSync(setAside).mode & 0o777).toBe(0o600);
    expect((await run(SETUP)).status).toBe(EXIT.done);
    expect(readFileSync(setAside, 'utf8')).toBe(prepared);
  });

  it('is not held up by keys that were written in part', async () => {
    const { keyFile, run } = await installation();
    await run(SETUP);
    const whole = readFileSync(keyFile, 'utf8');
    renameSync(keyFile, `${keyFile}.kept`);
    writeFileSync(`${keyFile}.new`, whole.slice(0, 100), { mode: 0o600 });
    const { status, out } = await run('migrate');
    expect(status).toBe(EXIT.done);
    expect(out).toContain('moved to');
    expect(existsSync(keyFile)).toBe(false);
  });
});

describe('setup --demo', () => {
  it('makes a desk and four accounts and prints them for a program', async () => {
    const { run, database } = await installation();
    const { status, out } = await run('setup --demo --json');
    expect(status).toBe(EXIT.done);
    const { accounts } = JSON.parse(out) as { accounts: { role: string; email: string; password: string }[] };
    expect(accounts.map(({ role }) => role)).toEqual([
      'administrator',
      'coordinator',
      'counsellor',
      'counsellor',
    ]);
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(4);
    expect(await database.query('SELECT 1 FROM desk_members')).toHaveLength(3);
    expect(await database.query('SELECT is_default FROM desks')).toEqual([{ is_default: true }]);
  });

  it('is refused in production', async () => {
    const { run, keyFile, database } = await installation({
      NODE_ENV: 'production',
      SITE_ORIGIN: 'https://help.example.org',
      CONSOLE_ORIGIN: 'https://desk.example.net',
      SMTP_URL: 'smtp://mail.example.org',
      MAIL_FROM: 'desk@example.org',
    });
    const { status, complaints } = await run('setup --demo');
    expect(status).toBe(EXIT.usage);
    expect(complaints).toContain('not in production');
    expect(existsSync(keyFile)).toBe(false);
    expect(await database.query('SELECT 1 FROM staff')).toEqual([]);
  });
});

describe('staff add and desk add', () => {
  it("make accounts and desks with an administrator's password, which they ask for unseen", async () => {
    const { run, database } = await installation();
    const { password } = secretsOf((await run(SETUP)).out);

    const staff = ['staff', 'add', '--email', 'ravi@example.org', '--name', 'Ravi', '--role', 'counsellor'];
    const added = await run([...staff, '--locale', 'hi'], ['asha@example.org', password]);
    expect([added.status, added.complaints]).toEqual([EXIT.done, '']);
    expect(added.asked).toEqual([
      { question: "Administrator's address", hidden: false },
      { question: "Administrator's password", hidden: true },
    ]);
    expect(secretsOf(added.out).password).not.toBe('');

    const desk = [
      'desk',
      'add',
      '--name',
      'Night desk',
      '--member',
      'Ravi@example.org',
      '--country',
      'in',
      '--default',
    ];
    const made = await run([...desk, '--as', 'asha@example.org'], [password]);
    expect([made.status, made.complaints]).toEqual([EXIT.done, '']);
    expect(await database.query('SELECT name, country, is_default FROM desks')).toEqual([
      { name: 'Night desk', country: 'IN', is_default: true },
    ]);
    const actions = await database.query('SELECT action FROM audit_log ORDER BY sequence');
    expect(actions.map((row) => row['action'])).toEqual([
      'organisation.set_up',
      'staff.created',
      'staff.created',
      'desk.created',
      'desk.granted',
    ]);
    const verified = await run('audit verify');
    expect(verified.out).toContain('Intact: 5 rows.');
    expect(verified.out).toContain('This does not prove that its end is there');
    const [, head] = /Head: ([0-9a-f]{64})/.exec(verified.out) ?? [];
    const known = await run(`audit verify --head ${head}`);
    expect([known.status, known.out]).toEqual([EXIT.done, expect.not.stringContaining('does not prove')]);
    await database.query('ALTER TABLE audit_log DISABLE TRIGGER USER');
    await database.query('DELETE FROM audit_log WHERE sequence = 5');
    expect((await run('audit verify')).status).toBe(EXIT.done);
    const cut = await run(`audit verify --head ${head}`);
    expect([cut.status, cut.out]).toEqual([EXIT.failed, expect.stringContaining('NOT INTACT')]);
  });

  it('change nothing with a wrong password, a wrong key file or a wrong line', async () => {
    const { run, database, keyFile } = await installation();
    const { password } = secretsOf((await run(SETUP)).out);
    const staff = [
      'staff',
      'add',
      '--email',
      'r@example.org',
      '--name',
      'R',
      '--as',
      'asha@example.org',
      '--role',
    ];
    const wrong = await run([...staff, 'counsellor'], ['not it']);
    expect([wrong.status, wrong.complaints]).toEqual([
      EXIT.failed,
      'That is not the address and password of an administrator.',
    ]);
    expect((await run([...staff, 'boss'], [password])).complaints).toContain('--role wants one of');
    const desk = await run('desk add --name D --member nobody@example.org --as asha@example.org', [password]);
    expect(desk.complaints).toContain('Nobody here has the address nobody@example.org.');

    writeFileSync(keyFile, KeyFile.create(newOrganisationPair().publicKey).toText());
    expect((await run([...staff, 'counsellor'], [password])).complaints).toContain(
      'belongs to another database',
    );
    writeFileSync(keyFile, '{}');
    expect((await run([...staff, 'counsellor'], [password])).complaints).toContain('is no key file');
    chmodSync(keyFile, 0o644);
    expect((await run([...staff, 'counsellor'], [password])).complaints).toContain('chmod 600');
    expect(await database.query('SELECT 1 FROM staff')).toHaveLength(1);
  });
});

describe('the command line', () => {
  it('helps', async () => {
    const { run } = await installation();
    for (const line of ['', 'help', '--help', 'setup --help']) {
      const { status, out } = await run(line);
      expect(status).toBe(EXIT.done);
      expect(out).toContain('Usage: npm run cli --');
    }
  });

  it.each([
    'explode',
    'staff',
    'staff remove',
    'setup now',
    'setup --wrong',
    'setup --json --email a@b --name x',
    'migrate --demo',
    'jobs retry',
    'jobs retry --all more',
    'jobs failed --all',
    'staff add --email a@b',
    'audit verify --head xyz',
    'constructor',
  ])('refuses %s and says where help is', async (line) => {
    const { run } = await installation();
    const { status, complaints } = await run(line);
    expect(status).toBe(EXIT.usage);
    expect(complaints).toContain('npm run cli -- help');
  });

  it('names a setting that is wrong, and tells a database that is away', async () => {
    const wrong = await installation({ PORT: 'many' });
    const { status, complaints } = await wrong.run('migrate');
    expect(status).toBe(EXIT.usage);
    expect(complaints).toContain('PORT wants');
    const away = await installation({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' });
    const answer = await away.run('migrate');
    expect([answer.status, answer.complaints]).toEqual([
      EXIT.failed,
      'The database of DATABASE_URL does not answer. Check that it runs and that user and password are right.',
    ]);
  });
});

describe('sign', () => {
  const ADMIN = 'asha@example.org';

  /** What a database of an earlier version holds. */
  async function unsigned() {
    const { database, run, ...rest } = await installation();
    const { password } = secretsOf((await run(SETUP)).out);
    const authority = [ADMIN, password];
    await run(
      ['staff', 'add', '--email', 'kiran@example.org', '--name', 'Kiran', '--role', 'counsellor'],
      authority,
    );
    await run(['desk', 'add', '--name', 'A desk', '--member', 'kiran@example.org', '--default'], authority);
    await database.query(
      'UPDATE staff SET standing_signature = NULL, standing_number = 0, access_mac = NULL, access_number = 0',
    );
    await database.query('UPDATE desks SET routing_signature = NULL, routing_number = 0');
    await database.query('UPDATE desk_members SET member_signature = NULL');
    return { database, run, authority, ...rest };
  }

  it('is asked for by migrate, shows what is there, and signs it once an administrator says that it is right', async () => {
    const { run, authority } = await unsigned();
    expect((await run('migrate')).out).toContain('npm run cli -- sign');
    // Nobody is an administrator yet.
    const adding = ['staff', 'add', '--email', 'x@example.org', '--name', 'X', '--role', 'auditor'];
    expect((await run(adding, authority)).status).toBe(EXIT.failed);

    const refused = await run('sign', [...authority, 'no']);
    expect([refused.status, refused.out]).toEqual([
      EXIT.failed,
      expect.stringContaining('Nothing was signed.'),
    ]);
    const signed = await run('sign', [...authority, 'yes']);
    expect([signed.status, signed.complaints]).toEqual([EXIT.done, '']);
    for (const shown of [
      `account  administrator  ${ADMIN}`,
      'account  counsellor  kiran@example.org',
      'password and recovery code of  kiran@example.org',
      'desk     A desk',
      'on desk  kiran@example.org',
    ])
      expect(signed.out).toContain(shown);
    expect((await run('sign')).out).toBe('All accounts, desks and settings are signed as they stand.');
    expect((await run('migrate')).out).not.toContain('sign');
    expect((await run(adding, authority)).status).toBe(EXIT.done);
  });

  it('takes the word of an administrator alone', async () => {
    const { database, run } = await unsigned();
    const wrong = await run('sign', [ADMIN, 'not the password at all', 'yes']);
    expect([wrong.status, wrong.complaints]).toEqual([
      EXIT.failed,
      'That is not the address and password of an administrator.',
    ]);
    expect(await database.query('SELECT 1 FROM staff WHERE standing_signature IS NOT NULL')).toEqual([]);
  });
});
