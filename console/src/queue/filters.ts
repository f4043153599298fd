import { AGE_BANDS, KINDS, STATUSES, URGENCIES } from '../api/enums.js';
import type { Filters } from '../api/queries.js';

const ID = /^[0-9a-f-]{36}$/i;
const LANGUAGE = /^[a-z]{2,3}(-[a-z0-9]+)*$/i;

/** Late; or late and due within the hour. */
export const DUE = ['overdue', 'hour'] as const;

/** Reads the filters of an address. They are enumerations and ids: nothing that anyone typed is ever in an address. */
export function readFilters(search: Record<string, unknown>): Filters {
  const urgency = URGENCIES.find((value) => value === Number(search['urgency']));
  const status = oneOf(STATUSES, search['status']);
  const kind = oneOf(KINDS, search['kind']);
  const ageBand = oneOf(AGE_BANDS, search['ageBand']);
  const desk = matching(ID, search['desk']);
  const language = matching(LANGUAGE, search['language']);
  const assignee = oneOf(['me', 'none'] as const, search['assignee']) ?? matching(ID, search['assignee']);
  const closed = search['closed'] === true && !status;
  const view = closed ? undefined : oneOf(['all', 'wrote'] as const, search['view']);
  const due = closed ? undefined : oneOf(DUE, search['due']);
  return {
    ...(view && { view }),
    ...(due && { due }),
    ...(desk && { desk }),
    ...(status && { status }),
    ...(urgency && { urgency }),
    ...(kind && { kind }),
    ...(ageBand && { ageBand }),
    ...(language && { language }),
    ...(assignee && { assignee }),
    // A closed case has no other status.
    ...(closed && { closed: true }),
  };
}

function oneOf<T extends string>(values: readonly T[], value: unknown): T | undefined {
  return values.find((known) => known === value);
}

function matching(pattern: RegExp, value: unknown): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined;
}
