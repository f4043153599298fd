import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { currentSession } from './api/session-state.js';
import { readFilters } from './queue/filters.js';
import { BrokenPage } from './shell/broken-page.js';
import { MissingPage } from './shell/missing-page.js';
import { Shell } from './shell/shell.js';

const opensCases = (): boolean => currentSession()?.permissions.includes('case.read') ?? false;

const root = createRootRoute({ component: Shell, notFoundComponent: MissingPage });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: opensCases() ? '/cases' : '/account', replace: true });
  },
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

export const router = createRouter({
  routeTree: root.addChildren([start, queueRoute, caseRoute, work, account]),
  defaultErrorComponent: BrokenPage,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
