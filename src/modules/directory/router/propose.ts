import { EUROPEAN_UNION } from '../../guidance/index.js';
import { builtIn } from '../built-in.js';
import type { DirectoryRecord } from '../record.js';
import { CHILD, holds, MINOR_NOW } from './conditions.js';
import { FORBIDDEN_RULES } from './forbidden.data.js';
import type { Proposal, Route, RouterFacts } from './route.js';
import type { RouteRule } from './rule.js';
import { CRISIS_LINES, EMERGENCY, FALLBACK, ROUTE_RULES } from './rules.data.js';

/** A record as it stands; null: none has this id. */
type FindRecord = (id: string) => DirectoryRecord | null;

/**
 * Where a case can go, danger to life first, and what must not be done in it. There is always a proposal: where nobody who can act
 * is known, it says that there is no formal route, and what to do. Each channel is proposed once, by the first rule that leads
 * there. Pure; never throws.
 *
 * @param find - the directory as it stands; left out: as it comes with the program
 */
export function propose(facts: RouterFacts, find: FindRecord = builtIn): Route {
  const proposals = new Map<string, Proposal>();
  let formal = false;
  const follow = (rule: RouteRule): void => {
    for (const { recordId, channelKey } of targetsOf(rule, facts, find)) {
      const name = `${recordId} ${channelKey}`;
      formal ||= rule.formal;
      if (!proposals.has(name)) proposals.set(name, proposalOf(rule, facts, { recordId, channelKey }));
    }
  };
  for (const rule of ROUTE_RULES) if (holds(rule.when, facts)) follow(rule);
  if (!formal) follow(FALLBACK);
  return {
    proposals: [...proposals.values()],
    forbidden: FORBIDDEN_RULES.filter(({ when }) => holds(when, facts)).map(({ id, record }) => ({
      ruleId: id,
      reason: `routes.forbidden.${id}`,
      recordId: record,
    })),
  };
}

type Target = Pick<Proposal, 'recordId' | 'channelKey'>;

/** A finder passes on nothing of a person, so that there is nobody's consent to ask for. */
function proposalOf(rule: RouteRule, { finder }: RouterFacts, target: Target): Proposal {
  return {
    ...target,
    reason: `routes.reason.${rule.id}`,
    ruleId: rule.id,
    basis: finder && rule.basis === 'consent' ? 'none' : rule.basis,
    clockMinutes: rule.clockMinutes,
    consequences: [...rule.consequences],
  };
}

function targetsOf(rule: RouteRule, facts: RouterFacts, find: FindRecord): Target[] {
  const wanted = typeof rule.to === 'object' ? [rule.to] : placesOf(rule.to, facts);
  return wanted.flatMap(({ record, channel }) => {
    const found = find(record);
    return found === null ? [] : [{ recordId: record, channelKey: channelOf(found, channel) }];
  });
}

interface Place {
  record: string;
  channel: string;
}

function placesOf(to: 'platforms' | 'emergency' | 'crisis_line', facts: RouterFacts): Place[] {
  switch (to) {
    case 'platforms': {
      const channel = holds(CHILD, facts) ? 'child' : 'form';
      return [...new Set(facts.platforms)].map((name) => ({ record: `platform-${name}`, channel }));
    }
    case 'emergency':
      return [{ record: emergencyOf(facts.country), channel: 'phone' }];
    case 'crisis_line':
      return [{ record: crisisLineOf(facts), channel: 'phone' }];
  }
}

function emergencyOf(country: string | null): string {
  const known = country !== null && Object.hasOwn(EMERGENCY, country) ? EMERGENCY[country] : undefined;
  if (known !== undefined) return known;
  return country !== null && EUROPEAN_UNION.includes(country) ? 'eu-emergency' : 'emergency-local';
}

function crisisLineOf(facts: RouterFacts): string {
  const { country } = facts;
  const lines = country !== null && Object.hasOwn(CRISIS_LINES, country) ? CRISIS_LINES[country] : undefined;
  if (lines === undefined) return 'find-a-helpline';
  return holds(MINOR_NOW, facts) ? (lines.minor ?? lines.any) : lines.any;
}

/** The channel that is asked for, where a coordinator left it in; else the first that can be used; else the first. */
function channelOf({ channels }: DirectoryRecord, key: string): string {
  const found = channels.find((one) => one.key === key) ?? channels.find(({ ready }) => ready) ?? channels[0];
  return found?.key ?? '';
}
