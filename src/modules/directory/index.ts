/**
 * Who can act on a case: authorities, hotlines, platforms, hosts and services, in versions, each with its channels, clocks, source
 * and confidence.
 */
export { isReviewDue } from './review.js';
export { Directory, type DirectoryFilter, type FoundRecord } from './directory.service.js';
export { DirectoryModule, DirectoryWebModule } from './directory.module.js';
export {
  isSendable,
  isToBeVerified,
  type DirectoryChannel,
  type DirectoryClock,
  type DirectoryContent,
  type DirectoryField,
  type DirectoryRecord,
} from './record.js';
export { propose } from './router/propose.js';
export { routerFactsOf, type KnownOfCase } from './router/router-facts.js';
export type { Forbidden, Proposal, Route, RouterFacts } from './router/route.js';
