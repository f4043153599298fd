import { defineCaseTable } from '../case-tables/index.js';

const IDENTIFIERS = defineCaseTable({
  name: 'identifiers',
  closing: { nothing: 'has no times' },
  erasing: 'delete',
  exporting: { nothing: 'blind values to find cases by; what they are of stands in the report' },
});

const LOCATIONS = defineCaseTable({
  name: 'locations',
  closing: { nothing: 'has no times' },
  erasing: 'delete',
  exporting: { nothing: 'blind values to find cases by; what they are of stands in the report' },
});

/** Both tables of the evidence. */
export const EVIDENCE_TABLES = [IDENTIFIERS, LOCATIONS];
