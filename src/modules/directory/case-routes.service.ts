import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../cases/index.js';
import { contentOf, Entries, type Entry, reportEntry } from '../entries/index.js';
import { placesIn } from '../evidence/index.js';
import type { Answers } from '../report-form/index.js';
import { answersIn, safetyEntry } from '../reporter-additions/index.js';
import { knownFacts, STAFF_FACTS_KIND } from '../staff-facts/index.js';
import type { StaffSession } from '../staff/index.js';
import type { Facts } from '../triage/index.js';
import { nameIn, presentChannel, presentReferences } from './directory.presenter.js';
import { Directory } from './directory.service.js';
import type { RouteProposalDto, CaseRoutesDto } from './dto/route.dto.js';
import { isToBeVerified, type DirectoryRecord } from './record.js';
import { propose } from './router/propose.js';
import type { Proposal, RouterFacts } from './router/route.js';
import { routerFactsOf } from './router/router-facts.js';

/** Where a case can go, by what is known of it now. Nothing of it is kept: the facts are sealed, and so is what follows from them. */
@Injectable()
export class CaseRoutes {
  constructor(
    private readonly access: CaseAccess,
    private readonly entries: Entries,
    private readonly directory: Directory,
  ) {}

  /** @throws CASE_NOT_FOUND, ENTRIES_TAMPERED */
  async read(session: StaffSession, caseId: string): Promise<CaseRoutesDto> {
    const { open } = await this.access.require(session, caseId);
    const [entries, all] = await Promise.all([this.entries.read(open), this.directory.list()]);
    const records = new Map(all.map((record) => [record.id, record]));
    const { proposals, forbidden } = propose(factsIn(entries), (id) => records.get(id) ?? null);
    return {
      proposals: proposals.flatMap((proposal) => {
        const record = records.get(proposal.recordId);
        return record ? [present(proposal, record, session.locale)] : [];
      }),
      forbidden: forbidden.map(({ ruleId, recordId }) => ({
        ruleId,
        record:
          presentReferences(
            recordId === null ? [] : [recordId],
            (id) => records.get(id),
            session.locale,
          )[0] ?? null,
      })),
    };
  }
}

/** What the entries of a case, opened, say to the router. @throws ENTRIES_TAMPERED */
function factsIn(entries: readonly Entry[]): RouterFacts {
  const { platforms, elsewhere } = placesIn(entries);
  const facts = withSafetyTold(knownFacts(entries), entries);
  return routerFactsOf(facts, { platforms, otherHost: elsewhere, answers: answersOf(entries) });
}

/** What the reporter said of their safety since the report; it goes before what staff found out earlier. */
function withSafetyTold(facts: Facts, entries: readonly Entry[]): Facts {
  const told = entries.findLastIndex(({ kind }) => kind === safetyEntry.name);
  const entry = entries[told];
  const safety = entry && contentOf(entry, safetyEntry)?.safety;
  if (safety === undefined) return facts;
  const isLater = told > entries.findLastIndex(({ kind }) => kind === STAFF_FACTS_KIND);
  return { ...facts, safety, imminentDanger: isLater && safety === 'danger' ? true : facts.imminentDanger };
}

function answersOf([first]: readonly Entry[]): Answers {
  const report = first && contentOf(first, reportEntry);
  return report ? answersIn(report) : {};
}

function present(proposal: Proposal, record: DirectoryRecord, language: string): RouteProposalDto {
  const channel = record.channels.find(({ key }) => key === proposal.channelKey);
  return {
    recordId: record.id,
    name: nameIn(record, language),
    channel: channel ? presentChannel(record, channel) : null,
    ruleId: proposal.ruleId,
    basis: proposal.basis,
    clockMinutes: proposal.clockMinutes,
    consequences: proposal.consequences,
    clocks: record.clocks,
    confidence: record.confidence,
    toBeVerified: isToBeVerified(record),
  };
}
