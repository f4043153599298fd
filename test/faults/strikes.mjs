import { between } from './random.mjs';
import { until } from './until.mjs';

const TWO_HOURS = 7_200;
const CLOCK_MOVED_WITHIN_MS = 10_000;
const MOST_TO_WRITE = 100;

/** A process of the kind that is killed and started again; which one, chance says. */
const killOneOf = (kind) => ({
  begin: async (house, random) => {
    const all = house[kind];
    await all[between(random, 0, all.length - 1)].kill();
  },
});

const mail = (mode) => ({
  begin: (house) => house.mail.become(mode),
  end: (house) => house.mail.become('take'),
});

const clock = (seconds) => ({
  needs: (house) => (house.clock.movable ? null : 'libfaketime (Debian package) is not installed'),
  begin: (house) => moveClock(house, seconds),
  end: (house) => moveClock(house, 0),
});

/** Resolves once the database has noticed; the other processes look as often. */
async function moveClock(house, seconds) {
  house.clock.move(seconds);
  await until('the clock is moved', CLOCK_MOVED_WITHIN_MS, async () => {
    const [{ time }] = await house.database.query('SELECT clock_timestamp() AS time');
    return Math.abs(time.getTime() - Date.now() - seconds * 1000) < 60_000;
  });
}

/** Also what the database had laid by for its log is used up, so that the next write has no room. */
async function fillDisk(house) {
  house.disk.fill();
  try {
    for (let written = 0; written < MOST_TO_WRITE; written += 1)
      await house.database.query(`SELECT pg_logical_emit_message(false, 'fill', repeat('x', 4000000), true)`);
  } catch {
    return; // no room any more
  }
  throw new Error('The disk of the database cannot be filled.');
}

const REDIS = {
  'Redis killed': {
    begin: async (house) => {
      await house.redis.kill();
    },
    end: (house) => house.redis.startAgain(),
  },
  'Redis killed, LOADING when it comes back': {
    begin: async (house) => {
      await house.redis.fill();
      await house.redis.kill();
      await house.redis.startAgain({ slowly: true });
    },
    end: (house) => house.redis.empty(),
  },
  'Redis wiped (FLUSHALL)': { begin: (house) => house.redis.command('FLUSHALL') },
  'Redis full (maxmemory 1)': {
    begin: (house) => house.redis.command('CONFIG', 'SET', 'maxmemory', '1'),
    end: (house) => house.redis.command('CONFIG', 'SET', 'maxmemory', '0'),
  },
};

/**
 * What can strike, by its name: `begin` strikes, `end` (if there is one) puts things right again, `needs` says what is missing
 * for it on this machine, or null.
 */
export function strikesFor(backend) {
  return {
    'web process killed': killOneOf('webs'),
    'worker process killed': killOneOf('workers'),
    'Postgres killed': { begin: async (house) => house.database.kill() },
    'mail server away': mail('away'),
    'mail server refuses (451)': mail('refuse'),
    'mail server hangs': mail('hang'),
    'mail server closes after DATA': mail('close'),
    'clock 2 h forward, then back': clock(TWO_HOURS),
    'clock 2 h back, then forward': clock(-TWO_HOURS),
    'disk of the database full': {
      needs: (house) => (house.disk.fillable ? null : 'only root can mount a small disk to fill'),
      begin: fillDisk,
      end: async (house) => house.disk.free(),
    },
    ...(backend === 'redis' ? REDIS : {}),
  };
}
