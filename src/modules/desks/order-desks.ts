import type { CaseKind } from '../vocabulary/index.js';

/** What a desk says of the reports that it takes; an empty list, and no country: any. */
export interface DeskReach {
  readonly id: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** BCP 47. */
  readonly languages: readonly string[];
  readonly kinds: readonly CaseKind[];
  readonly isDefault: boolean;
  readonly createdAt: Date;
}

/** What of a report leads it to a desk. What is not known of it fits no desk that asks for it. */
export interface RoutedReport {
  readonly country: string | null;
  readonly language?: string | undefined;
  readonly kind?: CaseKind | undefined;
}

/**
 * Why a desk comes where it comes: it names the country, kind or language of the report; it is the default desk; it takes any
 * report; it names others, and takes this one rather than that nobody does.
 */
export const ROUTE_REASONS = ['named', 'default', 'any', 'last'] as const;
export type RouteReason = (typeof ROUTE_REASONS)[number];

/** A desk in its place in the order. */
export interface Route<D> {
  readonly desk: D;
  readonly because: RouteReason;
}

/**
 * The order in which desks are asked to take a report, the first being the one that gets it. A desk that names the country comes
 * before one that names the kind, and this before one that names the language; who names more of it comes first. Every desk has a
 * place, so that no report is ever without one. Between equals: the oldest.
 */
export function orderDesks<D extends DeskReach>(desks: readonly D[], report: RoutedReport): Route<D>[] {
  return desks
    .map((desk) => ({ desk, because: reasonOf(desk, report), named: namedOf(desk, report) }))
    .sort(
      (a, b) =>
        ROUTE_REASONS.indexOf(a.because) - ROUTE_REASONS.indexOf(b.because) ||
        (a.because === 'named' ? b.named - a.named : 0) ||
        a.desk.createdAt.getTime() - b.desk.createdAt.getTime() ||
        (a.desk.id < b.desk.id ? -1 : 1),
    )
    .map(({ desk, because }) => ({ desk, because }));
}

function reasonOf(desk: DeskReach, report: RoutedReport): RouteReason {
  const fits = fitsIn(desk, report);
  if (fits && namedOf(desk, report) > 0) return 'named';
  if (desk.isDefault) return 'default';
  return fits ? 'any' : 'last';
}

function fitsIn({ country, languages, kinds }: DeskReach, report: RoutedReport): boolean {
  return (
    (country === null || country === report.country) &&
    (languages.length === 0 || (report.language !== undefined && languages.includes(report.language))) &&
    (kinds.length === 0 || (report.kind !== undefined && kinds.includes(report.kind)))
  );
}

/** More for a desk that names more of the report. */
function namedOf({ country, languages, kinds }: DeskReach, report: RoutedReport): number {
  return (
    (country !== null && country === report.country ? 4 : 0) +
    (report.kind !== undefined && kinds.includes(report.kind) ? 2 : 0) +
    (report.language !== undefined && languages.includes(report.language) ? 1 : 0)
  );
}
