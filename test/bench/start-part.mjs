import { median, timed } from './figures.mjs';
import { Staff, keepAlive } from './people.mjs';
import { ms } from './words.mjs';

/** `npm start` again and again on the data that is there, and each time the first opening of a case. */
export async function measureStarts({ build, starts, path, add, quick }) {
  const seconds = [];
  const openings = [];
  for (let round = 0; round < (quick ? 1 : 5); round += 1) {
    seconds.push(await starts.start(build.root, build.env));
    const staff = new Staff(build.own.consoleOrigin, keepAlive());
    await staff.signIn(build.counsellors[0]);
    openings.push((await timed(() => staff.request('GET', path))).took);
    await starts.stop();
  }
  add('case of 100 entries, its first opening in a fresh process, median', ms(median(openings)));
  const start = median(seconds);
  add('npm start until ready (built, data there), median', `${start.toFixed(1)} s`, '<= 6 s', start <= 6);
}
