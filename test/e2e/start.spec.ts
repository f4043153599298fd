// Alone: it takes long and hardly works itself.
import { readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { isBeating } from '../../src/platform/heartbeat/index.js';
import { fileReport, openWithCode } from '../../scripts/lib/file-report.mjs';
import { createTestDatabase, eventually } from '../support/index.js';
import { freePorts, isRunning, listen, Place, READY } from '../support/npm-start.js';

/** What production needs besides a database. */
const production = (place: Place): Record<string, string> => ({
  NODE_ENV: 'production',
  SITE_ORIGIN: 'https://help.example.org',
  CONSOLE_ORIGIN: 'https://console.example.net',
  SMTP_URL: 'smtp://mail.example.org:587',
  MAIL_FROM: 'desk@example.org',
  KEY_FILE: join(place.dataFolder, 'keys.json'),
});

describe('npm start', () => {
  let place: Place;

  afterEach(() => place.leave());

  describe('the first time', () => {
    it('shows addresses, folders and sign-ins, and Ctrl-C ends every process', async () => {
      place = await Place.make();
      const heartbeat = join(place.dataFolder, 'worker.heartbeat');
      const first = place.start({ HEARTBEAT_FILE: heartbeat });
      await first.says(READY);

      expect(first.output).toContain(`http://127.0.0.1:${place.port}`);
      expect(first.output).toContain(`http://localhost:${place.port + 1}`);
      expect(first.output).toContain(join(place.dataFolder, 'mail'));
      for (const role of ['administrator', 'coordinator', 'counsellor']) expect(first.output).toContain(role);
      expect(await place.isReady(place.port)).toBe(true);
      expect(await place.isReady(place.port + 1)).toBe(true);

      // What is shown once is in no log and in no argument of a process.
      const secrets = [...first.output.matchAll(/(?:password|recovery code) +(\S+)/g)].map(
        (match) => match[1] ?? '',
      );
      expect(secrets).toHaveLength(8);
      const logs = await readdir(join(place.dataFolder, 'logs'));
      const texts = await Promise.all(
        logs.map((name) => readFile(join(place.dataFolder, 'logs', name), 'utf8')),
      );
      const children = await place.children();
      const commands = await Promise.all(
        children.map(({ pid }) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
      );
      for (const secret of secrets)
        for (const text of [...texts, ...commands]) expect(text).not.toContain(secret);

      expect(children.map((child) => child.name).sort()).toEqual(['web', 'worker']);
      const worker = children.find(({ name }) => name === 'worker')?.pid ?? 0;
      await eventually('the worker beats', () => isBeating(heartbeat));
      process.kill(worker, 'SIGSTOP'); // it hangs
      const yesterday = Date.now() / 1000 - 86_400;
      await utimes(heartbeat, yesterday, yesterday);
      expect(await isBeating(heartbeat)).toBe(false);
      process.kill(worker, 'SIGCONT');
      await eventually('it beats again', () => isBeating(heartbeat));

      expect(place.cli(['jobs', 'failed'])).toEqual({ status: 0, output: 'No job was given up.\n' });

      first.kill('SIGINT');
      expect(await first.ended).toBe(0);
      for (const { pid } of children) expect(isRunning(pid)).toBe(false);

      // The command line starts the database by itself, and stops it again.
      expect(place.cli(['jobs', 'failed'])).toEqual({ status: 0, output: 'No job was given up.\n' });
      expect(await readdir(place.dataFolder)).not.toContain('processes.json');

      // As if it had been stopped before it could show what it made.
      await writeFile(join(place.dataFolder, 'sign-ins-not-shown'), '');
      const again = place.start();
      expect(await again.ended).toBe(1);
      expect(again.output).toContain('interrupted before it could show the sign-ins');
      expect(again.output).toContain(`remove ${join(place.dataFolder, 'keys.json')}`);
    });
  });

  describe('on another address', () => {
    const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
      all?.some(({ address }) => address === '::1'),
    );
    it.each(hasIpv6 ? ['127.0.0.2', '::1'] : ['127.0.0.2'])(
      'gets ready on %s and says where it answers',
      async (host) => {
        place = await Place.make();
        const written = host === '::1' ? '[::1]' : host;
        const origins = {
          SITE_ORIGIN: `http://${written}:${place.port}`,
          CONSOLE_ORIGIN: `http://console.localhost:${place.port + 1}`,
        };
        const started = place.start({ LISTEN_HOST: host, ...(host === '::1' ? {} : origins) });
        await started.says(READY);
        const site = /Public site +(\S+)/.exec(started.output)?.[1] ?? '';
        expect(site).toBe(origins.SITE_ORIGIN);
        expect((await fetch(site)).status).toBe(200);
      },
    );
  });

  describe('in production', () => {
    it('starts what the command line has set up', async () => {
      place = await Place.make();
      const database = await createTestDatabase();
      try {
        const env = { ...production(place), DATABASE_URL: database.url };
        const made = place.cli(['setup', '--email', 'asha@example.org', '--name', 'Asha'], env);
        expect(made.status).toBe(0);
        expect(made.output).toContain('recovery code');
        const started = place.start(env);
        await started.says(READY);
        expect(started.output).toContain('https://help.example.org');
        expect(started.output).not.toContain('recovery code');
        expect(await place.isReady()).toBe(true);
        started.kill('SIGTERM');
        expect(await started.ended).toBe(0);
      } finally {
        await place.leave();
        await database.drop();
      }
    });
  });

  describe('when something dies', () => {
    it('starts a killed web process again, and finds its data after kill -9 of the starter, without new sign-ins', async () => {
      place = await Place.make();
      const first = place.start();
      await first.says(READY);

      const web = (await place.children()).find(({ name }) => name === 'web');
      process.kill(web?.pid ?? 0, 'SIGKILL');
      await first.says('starting it again');
      await eventually('another web process is ready', async () => {
        const now = (await place.children()).find(({ name }) => name === 'web');
        return now !== undefined && now.pid !== web?.pid && (await place.isReady());
      });

      const left = await place.children();
      first.kill('SIGKILL');
      await first.ended;
      const second = place.start();
      await second.says(READY);
      expect(second.output).not.toContain('recovery code');
      for (const { pid } of left) expect(isRunning(pid)).toBe(false);
      expect(await place.isReady()).toBe(true);

      const third = place.start({ PORT: String(await freePorts()) });
      expect(await third.ended).toBe(1);
      expect(third.output).toContain(`process ${second.child.pid}`);
      expect(await place.isReady()).toBe(true);
    });
  });

  describe('when its own database dies', () => {
    it('starts it again under the same address, and takes reports that the same code opens before and after', async () => {
      place = await Place.make();
      const started = place.start();
      await started.says(READY);
      const site = `http://127.0.0.1:${place.port}`;
      const before = await fileReport(site);

      process.kill(await place.postmaster(), 'SIGKILL');
      await started.says('The database ended (SIGKILL); starting it again');
      await started.says('The database runs again.');
      await eventually('the site is ready', () => place.isReady());
      expect((await openWithCode(site, before)).status).toBe(200);
      const after = await fileReport(site);
      expect((await openWithCode(site, after)).status).toBe(200);
      expect(started.output).not.toMatch(/process ended/);

      const killed = await place.postmaster();
      started.kill('SIGINT');
      expect(await started.ended).toBe(0);
      expect(isRunning(killed)).toBe(false);
    });

    it('lets itself be stopped while it waits to start it again, and finds the data next time', async () => {
      place = await Place.make();
      const started = place.start();
      await started.says(READY);
      const code = await fileReport(`http://127.0.0.1:${place.port}`);
      process.kill(await place.postmaster(), 'SIGKILL');
      await started.says('starting it again');
      started.kill('SIGINT');
      expect(await started.ended).toBe(0);

      const next = place.start();
      await next.says(READY);
      expect((await openWithCode(`http://127.0.0.1:${place.port}`, code)).status).toBe(200);
    });
  });

  describe('when it cannot start', () => {
    it.each([
      ['public site', 0],
      ['console', 1],
    ])('names the port of the %s that another program has, and what to do', async (surface, offset) => {
      place = await Place.make();
      const taken = await listen(place.port + offset);
      try {
        const refused = place.start();
        expect(await refused.ended).toBe(1);
        expect(refused.output).toContain(`Port ${place.port + offset}, for the ${surface}, is taken`);
        expect(refused.output).toMatch(/PORT=\d+ npm start/);
        expect(await readdir(place.dataFolder)).not.toContain('processes.json');
      } finally {
        taken.close();
      }
    });

    it('names the variable that it cannot use', async () => {
      place = await Place.make();
      const refused = place.start({ FIRST_ANSWER_MINUTES: 'soon' });
      expect(await refused.ended).toBe(1);
      expect(refused.output).toContain('FIRST_ANSWER_MINUTES wants');
    });

    it('wants a database of its own in production', async () => {
      place = await Place.make();
      const refused = place.start({ NODE_ENV: 'production' });
      expect(await refused.ended).toBe(1);
      expect(refused.output).toContain('NODE_ENV=production needs DATABASE_URL');
    });

    it('makes no accounts in production and says how to', async () => {
      place = await Place.make();
      const database = await createTestDatabase();
      try {
        const refused = place.start({ ...production(place), DATABASE_URL: database.url });
        expect(await refused.ended).toBe(1);
        expect(refused.output).toContain('npm run cli -- setup');
        expect(refused.output).not.toContain('recovery code');
        expect(await database.query('SELECT 1 FROM staff')).toEqual([]);
        expect(await readdir(place.dataFolder)).not.toContain('keys.json');
      } finally {
        await database.drop();
      }
    });

    it('says that a Redis which is not there, or a mail server that cannot be, is the reason', async () => {
      place = await Place.make();
      const noRedis = place.start({ REDIS_URL: `redis://:not-shown@127.0.0.1:${place.port}` });
      expect(await noRedis.ended).toBe(1);
      expect(noRedis.output).toContain('REDIS_URL: Redis does not let us in (ECONNREFUSED)');
      const noMail = place.start({ SMTP_URL: 'smtp://desk:not#shown@mail.example.org:587' });
      expect(await noMail.ended).toBe(1);
      expect(noMail.output).toMatch(/SMTP_URL wants .*%-encoding/);
      for (const { output } of [noRedis, noMail]) expect(output).not.toMatch(/not.shown/);
    });

    it('says which database does not let it in, and not its password', async () => {
      place = await Place.make();
      const refused = place.start({
        DATABASE_URL: `postgresql://someone:not-shown@127.0.0.1:${place.port}/abhaya`,
      });
      expect(await refused.ended).toBe(1);
      expect(refused.output).toContain('DATABASE_URL: the database does not let us in (ECONNREFUSED)');
      expect(refused.output).not.toContain('not-shown');
    });
  });
});
