import { setTimeout as rest } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { between } from './random.mjs';
import { until, within } from './until.mjs';

const TWO_HOURS = 7_200;
const CLOCK_MOVED_WITHIN_MS = 10_000;
const MOST_TO_WRITE = 100;
const CAUGHT_WITHIN_MS = 30_000;
const A_BATCH = 50;

/** A process of the kind that is killed and started again; which one, chance says. */
const killOneOf = (kind) => ({
  begin: async (helpdesk, random) => {
    const all = helpdesk[kind];
    await all[between(random, 0, all.length - 1)].kill();
  },
});

const mail = (mode) => ({
  begin: (helpdesk) => helpdesk.mail.become(mode),
  felt: (helpdesk) => (mode === 'away' ? helpdesk.mailWaits() : helpdesk.mail.hit > 0),
  end: (helpdesk) => helpdesk.mail.become('take'),
});

/** A report was taken meanwhile, which the queue could not be told of. */
const reported = (_helpdesk, reports) => reports > 0;

const clock = (seconds) => ({
  needs: (helpdesk) => (helpdesk.clock.movable ? null : 'libfaketime (Debian package) is not installed'),
  begin: (helpdesk) => moveClock(helpdesk, seconds),
  end: (helpdesk) => moveClock(helpdesk, 0),
});

/** Each process has a time of its own for as long: the machine's is one, and a connection of Postgres that lags is no fault of ours. */
const ALL_HAVE_LOOKED_MS = 4_000;

/** Resolves once all processes have noticed, each connection of the database among them. */
async function moveClock(helpdesk, seconds) {
  helpdesk.clock.move(seconds);
  await until('the clock is moved', CLOCK_MOVED_WITHIN_MS, async () => {
    const [{ time }] = await helpdesk.database.query('SELECT clock_timestamp() AS time');
    return Math.abs(time.getTime() - Date.now() - seconds * 1000) < 60_000;
  });
  await rest(ALL_HAVE_LOOKED_MS);
}

/** Also what the database had laid by for its log is used up, so that the next write has no room. */
async function fillDisk(helpdesk) {
  helpdesk.disk.fill();
  try {
    for (let written = 0; written < MOST_TO_WRITE; written += 1)
      await helpdesk.database.query(
        `SELECT pg_logical_emit_message(false, 'fill', repeat('x', 4000000), true)`,
      );
  } catch {
    return; // no room any more
  }
  throw new Error('The disk of the database cannot be filled.');
}

const killAll = (processes) => Promise.all(processes.map((one) => one.kill()));

/** Every worker is killed while mails of a batch are at this step of theirs, of which nothing is noted yet. */
const killAtMail = (mode) => ({
  begin: async (helpdesk) => {
    await helpdesk.mail.become(mode);
    await until('a mail is caught', CAUGHT_WITHIN_MS, () => helpdesk.mail.hit > 0);
    await killAll(helpdesk.workers);
  },
  end: (helpdesk) => helpdesk.mail.become('take'),
});

/** The same while one of them is a package for an authority, which may not come twice. */
const killAtPackage = (mode) => ({
  packages: true,
  begin: async (helpdesk) => {
    await helpdesk.mail.become(mode);
    await until('a package is on its way', CAUGHT_WITHIN_MS, async () => {
      const begun = await helpdesk.database.query(
        `SELECT 1 FROM outbox WHERE job = 'send-dispatch' AND act = 'begun'`,
      );
      return begun.length > 0 && helpdesk.mail.hit > 0;
    });
    await killAll(helpdesk.workers);
  },
  end: (helpdesk) => helpdesk.mail.become('take'),
});

/** Every worker is killed when it has claimed the jobs of new cases and cannot do them yet. */
const killAtClaim = {
  begin: (helpdesk) =>
    helpdesk.database.whileIn(['LOCK TABLE notifications IN ACCESS EXCLUSIVE MODE'], async () => {
      const sql = `SELECT 1 FROM outbox WHERE job = 'notify-desk-of-new-case' AND claimed_at IS NOT NULL`;
      await until('a batch is claimed', CAUGHT_WITHIN_MS, async () => {
        const claimed = await helpdesk.database.query(sql);
        return claimed.length > 0;
      });
      await killAll(helpdesk.workers);
    }),
};

/** One job that fails whatever is done, brought by a sweep as one of a batch: the others are done, and it alone is left. */
function poison() {
  const bad = randomUUID();
  const ids = [];
  const left = async (helpdesk) => {
    const rows = await helpdesk.database.query('SELECT id, attempts FROM outbox WHERE id = ANY ($1)', [ids]);
    return rows.map(({ id, attempts }) => ({ isBad: id === bad, attempts }));
  };
  return {
    begin: async (helpdesk) => {
      const rows = await helpdesk.database.query(
        `INSERT INTO outbox (id, queue, job, data)
         SELECT CASE n WHEN $2 / 2 THEN $1::uuid ELSE gen_random_uuid() END, 'triage', 'notify-desk-of-new-case',
                jsonb_build_object('caseId', CASE n WHEN $2 / 2 THEN 'none' ELSE (SELECT min(id::text) FROM cases) END)
           FROM generate_series(1, $2::int) AS n RETURNING id`,
        [bad, A_BATCH],
      );
      ids.push(...rows.map(({ id }) => id));
    },
    felt: async (helpdesk) => {
      const rows = await left(helpdesk);
      return rows.length === 1 && rows[0].isBad && rows[0].attempts > 1;
    },
    end: async (helpdesk) => {
      const rows = await left(helpdesk);
      const others = rows.filter(({ isBad }) => !isBad).length;
      await helpdesk.database.query('DELETE FROM outbox WHERE id = $1', [bad]);
      if (rows.length === others) return 'the poison job is gone';
      return others === 0 ? undefined : `${others} jobs were held back by the one that fails`;
    },
  };
}

/** The database ends with the newest commits of the workers not yet on the disk: as many as can be. */
const crash = {
  begin: async (helpdesk) => {
    await helpdesk.database.query(`ALTER SYSTEM SET wal_writer_delay = '10s'`);
    await helpdesk.database.query('SELECT pg_reload_conf()');
    const before = helpdesk.mail.total;
    // So that there are mails which left, and whose rows the crash may take back.
    await within(CAUGHT_WITHIN_MS, () => helpdesk.mail.total > before);
    helpdesk.database.kill('SIGQUIT');
  },
  end: async (helpdesk) => {
    await helpdesk.database.back();
    await helpdesk.database.query('ALTER SYSTEM RESET wal_writer_delay');
    await helpdesk.database.query('SELECT pg_reload_conf()');
  },
};

const REDIS = {
  'Redis killed': {
    begin: async (helpdesk) => {
      await helpdesk.redis.kill();
    },
    felt: reported,
    end: (helpdesk) => helpdesk.redis.startAgain(),
  },
  'Redis killed, LOADING when it comes back': {
    begin: async (helpdesk) => {
      await helpdesk.redis.fill();
      await helpdesk.redis.kill();
      await helpdesk.redis.startAgain({ slowly: true });
    },
    felt: reported,
    end: (helpdesk) => helpdesk.redis.empty(),
  },
  'Redis wiped (FLUSHALL)': { begin: (helpdesk) => helpdesk.redis.command('FLUSHALL') },
  'Redis full (maxmemory 1)': {
    begin: (helpdesk) => helpdesk.redis.command('CONFIG', 'SET', 'maxmemory', '1'),
    felt: reported,
    end: (helpdesk) => helpdesk.redis.command('CONFIG', 'SET', 'maxmemory', '0'),
  },
};

/**
 * What can fail, by its name: `begin` makes it fail, `felt(helpdesk, reports)` says whether it has been felt, `reports` being
 * the reports that were taken since, `end` puts things right again and may return what is wrong (both where there is something
 * to say or do), `needs` says what is missing for it on this machine, or null, and `packages` that
 * packages are sent to an authority as well.
 */
export function faultsFor(backend) {
  return {
    'web process killed': killOneOf('webs'),
    'worker process killed': killOneOf('workers'),
    'Postgres killed': { begin: async (helpdesk) => helpdesk.database.kill() },
    'Postgres crashed before commits of workers are on the disk': crash,
    'workers killed between claim and work': killAtClaim,
    'workers killed between claim and mail': killAtMail('hang'),
    'workers killed between mail and mark': killAtMail('hold'),
    'workers killed before a package left': killAtPackage('hang'),
    'workers killed when a package had left': killAtPackage('hold'),
    'packages: mail server away': { ...mail('away'), packages: true },
    'packages: mail server closes after DATA': { ...mail('close'), packages: true },
    'packages: Postgres killed': { begin: async (helpdesk) => helpdesk.database.kill(), packages: true },
    'a poison job among fifty': poison(),
    'mail server away': mail('away'),
    'mail server refuses (451)': mail('refuse'),
    'mail server hangs': mail('hang'),
    'mail server closes after DATA': mail('close'),
    'clock 2 h forward, then back': clock(TWO_HOURS),
    'clock 2 h back, then forward': clock(-TWO_HOURS),
    'disk of the database full': {
      needs: (helpdesk) => (helpdesk.disk.fillable ? null : 'only root can mount a small disk to fill'),
      begin: fillDisk,
      end: async (helpdesk) => helpdesk.disk.free(),
    },
    ...(backend === 'redis' ? REDIS : {}),
  };
}
