/** The value below which `share` (0 to 1) of the values lie. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

export const median = (values) => percentile(values, 0.5);

/** Runs `work` and resolves to { took (ms), value }. */
export async function timed(work) {
  const began = performance.now();
  const value = await work();
  return { took: performance.now() - began, value };
}

/** Hands the items out to `clients` loops that each work one after the other. Resolves to the results, in no order. */
export async function inParallel(items, clients, work) {
  const waiting = [...items];
  const results = [];
  const loop = async (client) => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      results.push(await work(item, client));
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => loop(client)));
  return results;
}
