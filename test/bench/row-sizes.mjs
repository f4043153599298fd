/** What a case brings with it, by table: { table, rows (per case), data, indexes (bytes per case) }, the largest first. */
export async function rowSizes(client) {
  const { rows } = await client.query(`
    SELECT c.relname AS table, greatest(c.reltuples, 0)::float / n.cases AS rows,
           (pg_table_size(c.oid))::float / n.cases AS data, pg_indexes_size(c.oid)::float / n.cases AS indexes
      FROM pg_class c CROSS JOIN (SELECT count(*)::float AS cases FROM cases) n
     WHERE c.relkind = 'r' AND c.relname IN ('cases', 'chains', 'grants', 'receipts', 'entries', 'case_events',
                                             'identifiers', 'locations', 'clocks', 'notifications')
     ORDER BY pg_total_relation_size(c.oid) DESC`);
  return rows;
}
