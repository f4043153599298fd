import { FILTERS } from './queue-page.mjs';

function queryOf(filter, deskIds, staffId) {
  const given = new URLSearchParams(filter);
  const assignee = given.get('assignee');
  return {
    deskIds,
    staffId,
    excluded: [Buffer.alloc(16)],
    view: given.get('view') ?? 'all',
    due: given.get('due'),
    asOf: new Date(),
    status: given.get('status'),
    urgency: given.has('urgency') ? Number(given.get('urgency')) : null,
    kind: given.get('kind'),
    ageBand: given.get('ageBand'),
    language: given.get('language'),
    assignee: assignee && { id: assignee === 'me' ? staffId : null },
    closed: given.get('closed') === 'true',
    after: null,
    limit: 51,
  };
}

/** Every node of a plan. */
const nodesOf = (plan) => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** Each filter with each band that it shows. */
function* asked({ bandsOf, pageStatement, deskIds, staffId }) {
  for (const filter of FILTERS) {
    const query = queryOf(filter, deskIds, staffId);
    for (const band of bandsOf(query)) {
      const statement = pageStatement(query, band);
      if (statement) yield { what: `${filter || 'no filter'}, ${band ?? 'closed'}`, ...statement };
    }
  }
}

/** One line for each filter and band: how the database comes by the page. `pageStatement`, `bandsOf`: the product's own. */
export async function explainPages(client, product) {
  const lines = [];
  for (const { what, text, values } of asked(product)) {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values);
    const [explained] = rows[0]['QUERY PLAN'];
    const scans = nodesOf(explained.Plan).filter(
      (node) => node['Index Name'] || /Seq Scan/.test(node['Node Type']),
    );
    const how = scans.map(
      (node) =>
        `${node['Node Type']} ${node['Index Name'] ?? node['Relation Name']} x${node['Actual Loops']}` +
        ` (${node['Rows Removed by Filter'] ?? 0} passed over, ${node['Heap Fetches'] ?? 0} fetched)`,
    );
    const { Plan: plan } = explained;
    lines.push(
      `${what}: ${explained['Execution Time'].toFixed(1)} ms after ${explained['Planning Time'].toFixed(1)} ms of planning, ` +
        `${plan['Shared Hit Blocks'] + plan['Shared Read Blocks']} blocks (${plan['Shared Read Blocks']} read), ${plan['Actual Rows']} rows; ${how.join('; ')}`,
    );
  }
  return lines;
}
