/**
 * Who can act on a case: authorities, hotlines, platforms, hosts and services, in versions, each with its channels, clocks, source
 * and confidence.
 */
export { isReviewDue } from './review.js';
export { Directory, type DirectoryFilter, type FoundRecord } from './directory.service.js';
export { DirectoryModule, DirectoryWebModule } from './directory.module.js';
export { nameIn } from './directory.presenter.js';
export {
  CYBERTIPLINE_RECORD,
  isSendable,
  isToBeVerified,
  type DirectoryChannel,
  type DirectoryClock,
  type DirectoryContent,
  type DirectoryField,
  type DirectoryPgpKey,
  type DirectoryRecord,
} from './record.js';
export { LEGAL_TIMES, type LegalTime } from './legal-times.js';
export { propose } from './router/propose.js';
export { routerFactsOf, type KnownOfCase } from './router/router-facts.js';
export type { Forbidden, Proposal, Route, RouterFacts } from './router/route.js';
