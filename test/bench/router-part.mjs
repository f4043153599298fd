import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median, percentile, timed } from './figures.mjs';

const WARM = 500;
const COUNTRIES = ['IN', 'US', 'GB', 'AU', 'CA', 'SG', 'PK', 'DE', 'BR', null];
const KINDS = ['threatened', 'shared', 'found', 'other'];
const AGES = ['under_13', '13_15', '16_17', 'adult', 'unsaid'];
const PLATFORMS = [[], ['instagram'], ['telegram', 'x', 'other']];
const MAYBE = [true, false, null];

/** Facts that differ in everything that leads somewhere else. */
function* everyFacts() {
  for (const country of COUNTRIES)
    for (const kind of KINDS)
      for (const age of AGES)
        for (const platforms of PLATFORMS)
          for (const answer of MAYBE)
            yield {
              ...{ country, state: null, platforms, hostCountries: [], otherHost: answer, kind },
              ...{ otherKind: null, ageNow: age, ageThen: age, origin: null, selfMade: answer },
              ...{ shared: answer, knownPerson: answer, moneyLost: answer, meeting: null },
              ...{ danger: answer, distress: answer, finder: kind === 'found' },
            };
}

/** How long the rules take to say where a case can go: in this process, without the database. */
export async function measureRouter({ builds: [now], add }) {
  const built = join(now.root, 'dist/src/modules/directory/router/propose.js');
  const { propose } = await import(pathToFileURL(built).href);
  const all = [...everyFacts()];
  for (const facts of all.slice(0, WARM)) propose(facts);
  const took = [];
  for (const facts of all) took.push((await timed(() => propose(facts))).took);
  const p95 = percentile(took, 0.95);
  const what = `where a case can go, ${all.length} sets of facts`;
  add(`${what}, p95`, `${p95.toFixed(3)} ms (p50 ${median(took).toFixed(3)} ms)`, '<= 1 ms', p95 <= 1);
}
