import { Injectable } from '@nestjs/common';
import { dayText } from '../../platform/text/index.js';
import { CaseAccess, type AccessedCase } from '../cases/index.js';
import { Desks } from '../desks/index.js';
import { Evidence } from '../evidence/index.js';
import type { StaffSession } from '../staff/index.js';
import { growCluster, joins, type Candidate } from './grow-cluster.js';
import { rankRelated, type Match, type Ranked } from './rank-related.js';
import type { MatchRow } from './related-case.repository.js';
import { RelatedCases, type Around } from './related-cases.service.js';

/** More are no list that a person looks through. */
export const MOST_MEMBERS = 60;

/** A case of the cluster: what of it stands in the open. */
export interface ClusterCase {
  caseId: string;
  reference: string;
  desk: string;
  kind: string;
  closed: boolean;
  /** YYYY-MM-DD. */
  receivedOn: string;
  /** Where its links are, sorted. */
  platforms: string[];
}

/** Why two cases of the cluster belong together, or may. */
export type ClusterLink = { one: string; other: string } & Omit<Ranked, 'caseId'>;

export interface OffenderCluster {
  /** In the order in which they came in. */
  cases: ClusterCase[];
  /** By the references of the two. */
  links: ClusterLink[];
  /** Cases that somebody set apart from one of these, to which others of these lead. */
  apart: ClusterCase[];
  /** How many cases that the caller cannot open have a strong match with one of these, by desk. */
  elsewhere: { desk: string; cases: number }[];
  /** There are more than are shown. */
  cut: boolean;
  pending: boolean;
}

type Found = Candidate & { at: AccessedCase; around: Around };

/**
 * What there is of one offender, for whoever leads a desk: the cases that they can open, in their order, and how they hang together.
 * No report is joined or changed by it. What is in a case is read on its own page, where its being opened is logged.
 */
@Injectable()
export class OffenderClusters {
  constructor(
    private readonly access: CaseAccess,
    private readonly related: RelatedCases,
    private readonly desks: Desks,
    private readonly evidence: Evidence,
  ) {}

  /** @throws CASE_NOT_FOUND */
  async of(session: StaffSession, caseId: string): Promise<OffenderCluster> {
    const first = await this.found(session, await this.access.require(session, caseId));
    const find = async (id: string): Promise<Found | null> => {
      const at = await this.related.visible(session, id);
      return at && this.found(session, at);
    };
    const { members, apart, cut } = await growCluster(first, find, MOST_MEMBERS);
    const names = new Map((await this.desks.list()).map(({ id, name }) => [id, name]));
    const ids = [...members, ...apart].map((one) => one.caseId);
    const platforms = await this.evidence.platformsOf(ids);
    const shown = ({ at: { case: row } }: Found): ClusterCase => ({
      ...{ caseId: row.id, reference: row.reference, kind: row.kind, closed: row.status === 'closed' },
      desk: names.get(row.deskId) ?? '',
      receivedOn: dayText(row.createdAt),
      platforms: platforms.get(row.id) ?? [],
    });
    return {
      cases: inOrder(members).map(shown),
      links: linksOf(inOrder(members)),
      apart: inOrder(apart).map(shown),
      elsewhere: elsewhereOf(members, names),
      cut,
      pending: await this.evidence.isPending(first.caseId),
    };
  }

  private async found(session: StaffSession, at: AccessedCase): Promise<Found> {
    const { id: caseId } = at.case;
    const around = await this.related.ranked(session, caseId);
    const verdicts = new Map([...around.decisions].map(([id, { verdict }]) => [id, verdict]));
    return { caseId, at, around, ranked: around.ranked, verdicts };
  }
}

const inOrder = (found: readonly Found[]): Found[] =>
  [...found].sort(
    ({ at: { case: a } }, { at: { case: b } }) =>
      a.createdAt.getTime() - b.createdAt.getTime() || (a.reference < b.reference ? -1 : 1),
  );

function linksOf(members: readonly Found[]): ClusterLink[] {
  const later = new Map(
    members.map(({ caseId, at }, place) => [caseId, { place, reference: at.case.reference }]),
  );
  return members.flatMap(({ at, ranked }, place) =>
    ranked.flatMap(({ caseId, ...why }) => {
      const other = later.get(caseId);
      return other && other.place > place ? [{ one: at.case.reference, other: other.reference, ...why }] : [];
    }),
  );
}

/** Of what the caller cannot open, what would join a member by its values, unless a person said otherwise. */
function elsewhereOf(
  members: readonly Found[],
  names: ReadonlyMap<string, string>,
): OffenderCluster['elsewhere'] {
  const byDesk = new Map<string, Set<string>>();
  for (const { around, verdicts } of members) {
    const far = around.rows.filter((row): row is MatchRow & Match => !row.near && row.caseId !== null);
    const deskOf = new Map(far.map(({ caseId, deskId }) => [caseId, deskId ?? '']));
    const said = new Map([...verdicts].filter(([id]) => deskOf.has(id)));
    for (const { caseId } of rankRelated(far, said).filter(joins)) {
      const deskId = deskOf.get(caseId) ?? '';
      byDesk.set(deskId, (byDesk.get(deskId) ?? new Set()).add(caseId));
    }
  }
  return [...byDesk]
    .map(([deskId, cases]) => ({ desk: names.get(deskId) ?? '', cases: cases.size }))
    .sort((a, b) => (a.desk < b.desk ? -1 : 1));
}
