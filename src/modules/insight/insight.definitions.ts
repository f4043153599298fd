import { defineErrors } from '../../platform/errors/index.js';
import { AGE_BANDS, CASE_KINDS, NO_COUNSELLING_REASONS } from '../vocabulary/index.js';
import { CHI_AGES, CHI_CATEGORIES, CHI_OF_PLAYBOOK } from './chi.data.js';
import { defineMeasure } from './measure.js';

export class InsightError extends defineErrors({
  /** The desk does not exist, or its figures are not for the caller. */
  INSIGHT_DESK_NOT_FOUND: 404,
}) {}

/** In how many days (UTC) after the report the first reply was written. Days, because of closed cases no more is kept. */
export const REPLY_TIMES = ['same_day', 'next_day', 'within_week', 'later', 'none'] as const;

/** How the time that was promised for the first reply went. */
export const REPLY_DEADLINES = ['in_time', 'late', 'none'] as const;

const all = defineMeasure({
  name: 'received',
  population: 'received',
  categories: ['all'],
  of: `'all'`,
});

const kind = defineMeasure({
  name: 'kind',
  population: 'received',
  categories: CASE_KINDS,
  closed: true,
  of: 'c.kind',
});

const ageBand = defineMeasure({
  name: 'age_band',
  population: 'received',
  categories: AGE_BANDS,
  closed: true,
  of: 'c.age_band',
});

const language = defineMeasure({
  name: 'language',
  population: 'received',
  categories: 'languages',
  of: 'c.language',
});

const FIRST_REPLY = `FROM clocks k WHERE k.case_id = c.id AND k.kind = 'first_answer' AND k.state = 'met'`;

const firstReply = defineMeasure({
  name: 'first_reply',
  population: 'received',
  categories: REPLY_TIMES,
  closed: true,
  of: `(SELECT CASE WHEN min(k.ended_at) IS NULL THEN 'none'
                    WHEN (min(k.ended_at) AT TIME ZONE 'UTC')::date <= (c.created_at AT TIME ZONE 'UTC')::date THEN 'same_day'
                    WHEN (min(k.ended_at) AT TIME ZONE 'UTC')::date = (c.created_at AT TIME ZONE 'UTC')::date + 1 THEN 'next_day'
                    WHEN (min(k.ended_at) AT TIME ZONE 'UTC')::date <= (c.created_at AT TIME ZONE 'UTC')::date + 7 THEN 'within_week'
                    ELSE 'later' END ${FIRST_REPLY})`,
});

// That a clock ran out is in the timeline, unless the answer came before a worker saw it: then the times of the clock tell.
const deadline = defineMeasure({
  name: 'reply_deadline',
  population: 'received',
  categories: REPLY_DEADLINES,
  closed: true,
  of: `CASE WHEN EXISTS (SELECT 1 FROM case_events e WHERE e.case_id = c.id AND e.kind = 'clock_breached'
                            AND e.detail ->> 'clock' = 'first_answer')
              OR EXISTS (SELECT 1 ${FIRST_REPLY} AND k.ended_at > k.due_at) THEN 'late'
            WHEN EXISTS (SELECT 1 ${FIRST_REPLY}) THEN 'in_time' ELSE 'none' END`,
});

const chiCases = Object.entries(CHI_OF_PLAYBOOK).map(
  ([playbook, category]) => `WHEN c.playbook = '${playbook}' THEN '${category}'`,
);

const isChiAge = (age: string): boolean => CHI_AGES.some((one) => one === age);

const chi = defineMeasure({
  name: 'chi',
  population: 'received',
  categories: CHI_CATEGORIES,
  closed: true,
  sameAs: {
    measure: ageBand.name,
    groups: [
      { own: ['adult'], theirs: ['adult'] },
      { own: ['age_unsaid'], theirs: AGE_BANDS.filter((age) => age !== 'adult' && !isChiAge(age)) },
      {
        own: CHI_CATEGORIES.filter((one) => one !== 'adult' && one !== 'age_unsaid'),
        theirs: AGE_BANDS.filter(isChiAge),
      },
    ],
  },
  of: `CASE WHEN c.age_band = 'adult' THEN 'adult'
            WHEN c.age_band NOT IN (${CHI_AGES.map((age) => `'${age}'`).join(', ')}) THEN 'age_unsaid'
            ${chiCases.join(' ')} ELSE 'not_mapped' END`,
});

const setAside = defineMeasure({
  name: 'set_aside',
  population: 'set_aside',
  categories: NO_COUNSELLING_REASONS,
  closed: true,
  of: 'c.close_reason',
});

export const INSIGHT_DEFINITIONS = [all, kind, ageBand, language, firstReply, deadline, chi, setAside];
