import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router';
import { currentSession } from './api/session-state.js';
import { readAuditFilters } from './audit/read-filters.js';
import { readDesk } from './duty/read-desk.js';
import { readFilters } from './queue/filters.js';
import { QueuePage } from './queue/queue-page.js';
import { withTexts } from './shared/messages/index.js';
import { keptFilters } from './shared/preferences.js';
import { BrokenPage } from './shell/broken-page.js';
import { MissingPage } from './shell/missing-page.js';
import { Shell } from './shell/shell.js';

/** Where a person begins: with the cases, with what has to be seen to, with the log; or at least with their account. */
function firstPlace(): '/cases' | '/readiness' | '/audit' | '/account' {
  const permissions = currentSession()?.permissions ?? [];
  if (permissions.includes('case.read')) return '/cases';
  if (permissions.includes('readiness.manage')) return '/readiness';
  return permissions.includes('audit.read') ? '/audit' : '/account';
}

const root = createRootRoute({ component: Shell, notFoundComponent: MissingPage });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  // Where it leads depends on who is there when it is shown, not on who was there when it became the address.
  component: () => {
    const place = firstPlace();
    const filters = readFilters(keptFilters(currentSession()?.staff.id ?? ''));
    return place === '/cases' ? (
      <Navigate to={place} search={filters} replace />
    ) : (
      <Navigate to={place} replace />
    );
  },
});

export const queueRoute = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: readFilters,
  // Nearly everybody begins with it: with a file of its own it would come a round trip later, in a dozen small pieces.
  component: QueuePage,
});

export const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => withTexts(import('./case/case-page.js')), 'CasePage'),
});

const cluster = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId/cluster',
  component: lazyRouteComponent(() => withTexts(import('./related-cases/cluster-page.js')), 'ClusterPage'),
});

const reference = createRoute({
  getParentRoute: () => root,
  path: '/cases/by-reference/$reference',
  component: lazyRouteComponent(() => withTexts(import('./queue/reference-page.js')), 'ReferencePage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => withTexts(import('./session/account-page.js')), 'AccountPage'),
});

const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  component: lazyRouteComponent(() => withTexts(import('./operations/work-page.js')), 'WorkPage'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  component: lazyRouteComponent(() => withTexts(import('./people/people-page.js')), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => root,
  path: '/people/$staffId',
  component: lazyRouteComponent(() => withTexts(import('./people/person-page.js')), 'PersonPage'),
});

const site = createRoute({
  getParentRoute: () => root,
  path: '/site',
  component: lazyRouteComponent(() => withTexts(import('./site/site-page.js')), 'SitePage'),
});

const duty = createRoute({
  getParentRoute: () => root,
  path: '/duty',
  validateSearch: readDesk,
  component: lazyRouteComponent(() => withTexts(import('./duty/duty-page.js')), 'DutyPage'),
});

const readiness = createRoute({
  getParentRoute: () => root,
  path: '/readiness',
  component: lazyRouteComponent(() => withTexts(import('./readiness/readiness-page.js')), 'ReadinessPage'),
});

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: readAuditFilters,
  component: lazyRouteComponent(() => withTexts(import('./audit/audit-page.js')), 'AuditPage'),
});

const desks = createRoute({
  getParentRoute: () => root,
  path: '/desks',
  component: lazyRouteComponent(() => withTexts(import('./desks/desks-page.js')), 'DesksPage'),
});

const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  component: lazyRouteComponent(() => withTexts(import('./board/board-page.js')), 'BoardPage'),
});

const owed = createRoute({
  getParentRoute: () => root,
  path: '/owed',
  component: lazyRouteComponent(() => withTexts(import('./owed/owed-page.js')), 'OwedPage'),
});

const owedFigures = createRoute({
  getParentRoute: () => root,
  path: '/owed/figures',
  component: lazyRouteComponent(() => withTexts(import('./owed/figures-page.js')), 'FiguresPage'),
});

const insight = createRoute({
  getParentRoute: () => root,
  path: '/insight',
  component: lazyRouteComponent(() => withTexts(import('./insight/insight-page.js')), 'InsightPage'),
});

const handOver = createRoute({
  getParentRoute: () => root,
  path: '/board/people/$staffId',
  component: lazyRouteComponent(() => withTexts(import('./board/hand-over-page.js')), 'HandOverPage'),
});

const intake = createRoute({
  getParentRoute: () => root,
  path: '/intake',
  component: lazyRouteComponent(() => withTexts(import('./phone-intake/intake-page.js')), 'IntakePage'),
});

const mentions = createRoute({
  getParentRoute: () => root,
  path: '/mentions',
  component: lazyRouteComponent(() => withTexts(import('./mentions/mentions-page.js')), 'MentionsPage'),
});

const replies = createRoute({
  getParentRoute: () => root,
  path: '/replies',
  component: lazyRouteComponent(() => withTexts(import('./canned-replies/canned-page.js')), 'CannedPage'),
});

const directory = createRoute({
  getParentRoute: () => root,
  path: '/directory',
  component: lazyRouteComponent(() => withTexts(import('./directory/directory-page.js')), 'DirectoryPage'),
});

const directoryRecord = createRoute({
  getParentRoute: () => root,
  path: '/directory/$recordId',
  component: lazyRouteComponent(() => withTexts(import('./directory/record-page.js')), 'RecordPage'),
});

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  component: lazyRouteComponent(() => withTexts(import('./search/search-page.js')), 'SearchPage'),
});

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  component: lazyRouteComponent(() => withTexts(import('./rotation/rewrap-page.js')), 'RewrapPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    queueRoute,
    caseRoute,
    cluster,
    reference,
    board,
    owed,
    owedFigures,
    insight,
    handOver,
    intake,
    mentions,
    replies,
    directory,
    directoryRecord,
    readiness,
    duty,
    keys,
    search,
    people,
    person,
    desks,
    work,
    site,
    audit,
    account,
  ]),
  defaultErrorComponent: BrokenPage,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
