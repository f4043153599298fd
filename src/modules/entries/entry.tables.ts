import { defineCaseTable } from '../case-tables/index.js';

const CHAINS = defineCaseTable({
  name: 'chains',
  closing: { nothing: 'has no times' },
  erasing: 'delete',
  exporting: { nothing: 'guards the entries and says nothing besides them' },
});

const REPORTER_READS = defineCaseTable({
  name: 'reporter_reads',
  closing: { nothing: 'keeps days alone' },
  erasing: 'delete',
  exporting: { columns: ['up_to', 'read_on'] },
});

const GRANTS = defineCaseTable({
  name: 'grants',
  closing: { nothing: 'has no times' },
  erasing: 'delete',
  exporting: { nothing: 'keys' },
});

const KEY_LINKS = defineCaseTable({
  name: 'case_key_links',
  closing: { nothing: 'has no times' },
  erasing: 'delete',
  exporting: { nothing: 'keys' },
});

const ENTRIES = defineCaseTable({
  name: 'entries',
  // The chain does not depend on the times.
  closing: { truncateToDays: ['created_at'] },
  erasing: 'delete',
  exporting: { columns: ['sequence', 'kind', 'author', 'author_id', 'created_at'], opened: ['sealed'] },
});

/** The tables of the sealed side of a case. */
export const ENTRY_TABLES = [CHAINS, REPORTER_READS, GRANTS, KEY_LINKS, ENTRIES];
