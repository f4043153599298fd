import { defineCaseTable } from '../case-tables/index.js';

const CASES = defineCaseTable({
  name: 'cases',
  caseColumn: 'id',
  closing: {
    truncateToDays: ['created_at', 'updated_at'],
    exempt: { next_deadline_at: 'a closed case owes no answer: it is null' },
  },
  erasing: 'delete',
  exporting: {
    columns: [
      'reference',
      'kind',
      'urgency',
      'status',
      'close_reason',
      'outcome',
      'playbook',
      'age_band',
      'country',
      'language',
      'created_at',
      'updated_at',
    ],
  },
});

const CASE_CHANGES = defineCaseTable({
  name: 'case_changes',
  closing: {
    truncateToDays: [],
    exempt: {
      created_at: 'screens resume from it; the row goes within the hour, whatever becomes of the case',
    },
  },
  erasing: 'delete',
  exporting: { nothing: 'says that screens were told, within the last hour' },
});

const CASE_LOOKS = defineCaseTable({
  name: 'case_looks',
  closing: { nothing: 'counts how often a member of staff looked, without a time' },
  erasing: 'delete',
  exporting: { nothing: 'says who of the staff looked, and nothing of the case' },
});

const CASE_READS = defineCaseTable({
  name: 'case_reads',
  closing: { nothing: 'counts how far a member of staff read, without a time' },
  erasing: 'delete',
  exporting: { nothing: 'says who of the staff read, and nothing of the case' },
});

const CASE_SHARES = defineCaseTable({
  name: 'case_shares',
  closing: { nothing: 'says since which day a desk reads it' },
  erasing: 'delete',
  exporting: { nothing: 'says which desk of the helpdesk reads it, and nothing of the case' },
});

/** The tables of the core of a case. */
export const CASE_CORE_TABLES = [CASES, CASE_CHANGES, CASE_LOOKS, CASE_READS, CASE_SHARES];
