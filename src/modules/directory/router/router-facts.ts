import type { Answers } from '../../report-form/index.js';
import type { Facts } from '../../triage/index.js';
import type { AgeBand, ContentOrigin, PlatformName } from '../../vocabulary/index.js';
import type { RouterFacts } from './route.js';

/** What else of a case is known, beside the facts that the rules of triage read. */
export interface KnownOfCase {
  /** Where links of the report are, and the platform that was chosen. */
  platforms: readonly PlatformName[];
  /** A link is on a site that is none of the platforms. */
  otherHost: boolean;
  answers: Answers;
}

const ORIGINS: Readonly<Record<string, ContentOrigin>> = {
  real: 'real',
  edited: 'edited',
  ai: 'generated',
};

/** The facts of a case as the router reads them: of the report, with what staff found out in its place. Pure. */
export function routerFactsOf(facts: Facts, { platforms, otherHost, answers }: KnownOfCase): RouterFacts {
  const made = answers['made'];
  return {
    country: facts.country,
    state: null,
    platforms: [...new Set(platforms)],
    hostCountries: [],
    otherHost,
    kind: facts.kind,
    otherKind: facts.otherKind,
    ageNow: facts.ageBand,
    ageThen: ageThen(facts),
    origin: typeof made === 'string' && Object.hasOwn(ORIGINS, made) ? (ORIGINS[made] ?? null) : null,
    selfMade: facts.sentPictures,
    shared: facts.shared,
    knownPerson:
      facts.offender === null || facts.offender === 'not_sure' ? null : facts.offender !== 'online',
    moneyLost: facts.paid,
    meeting: facts.meeting,
    danger: dangerOf(facts),
    distress: facts.safety === 'self_harm',
    finder: facts.kind === 'found' || facts.about === 'saw',
  };
}

/** Under 18 in the pictures, where the person is grown up now: of what age is not asked. */
function ageThen({ ageBand, picturesUnder18 }: Facts): AgeBand {
  if (ageBand !== 'adult') return ageBand;
  return picturesUnder18 === 'yes' || picturesUnder18 === 'not_sure' ? 'unsaid' : 'adult';
}

/** What staff found out goes before what the report says. */
function dangerOf({ imminentDanger, safety, childInDanger }: Facts): boolean | null {
  if (imminentDanger !== null) return imminentDanger;
  return safety === 'danger' || childInDanger === true ? true : null;
}
