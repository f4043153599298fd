import { median } from './figures.mjs';

/**
 * Does the work for each build in turn, round after round, the other one first every second time: what the machine does beside
 * it then meets both alike. Resolves to the results of each build by its name.
 */
export async function alternate(builds, rounds, work) {
  const found = Object.fromEntries(builds.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? builds : [...builds].reverse();
    for (const build of order) found[build.name].push(await Promise.race([work(build, round), build.failed]));
  }
  return found;
}

/** What this build took of what the one before took, round by round: { median, least, most }; null where none was measured. */
export function ratioOf(found, figure) {
  if (!found.before) return null;
  const ratios = found.now.map((result, round) => figure(result) / figure(found.before[round]));
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}
