import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router';
import { currentSession } from './api/session-state.js';
import { readDesk } from './duty/read-desk.js';
import { readFilters } from './queue/filters.js';
import { BrokenPage } from './shell/broken-page.js';
import { MissingPage } from './shell/missing-page.js';
import { Shell } from './shell/shell.js';

const opensCases = (): boolean => currentSession()?.permissions.includes('case.read') ?? false;

const root = createRootRoute({ component: Shell, notFoundComponent: MissingPage });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  // Where it leads depends on who is there when it is shown, not on who was there when it became the address.
  component: () => <Navigate to={opensCases() ? '/cases' : '/account'} replace />,
});

export const queueRoute = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./queue/queue-page.js'), 'QueuePage'),
});

export const caseRoute = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('./case/case-page.js'), 'CasePage'),
});

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./session/account-page.js'), 'AccountPage'),
});

const work = createRoute({
  getParentRoute: () => root,
  path: '/work',
  component: lazyRouteComponent(() => import('./operations/work-page.js'), 'WorkPage'),
});

const site = createRoute({
  getParentRoute: () => root,
  path: '/site',
  component: lazyRouteComponent(() => import('./site/site-page.js'), 'SitePage'),
});

const duty = createRoute({
  getParentRoute: () => root,
  path: '/duty',
  validateSearch: readDesk,
  component: lazyRouteComponent(() => import('./duty/duty-page.js'), 'DutyPage'),
});

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  component: lazyRouteComponent(() => import('./rotation/rewrap-page.js'), 'RewrapPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([start, queueRoute, caseRoute, duty, keys, work, site, account]),
  defaultErrorComponent: BrokenPage,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
