/**
 * Locations on their way down: one row each, with the clocks of the law by which a platform or host is asked to remove it. Nothing
 * is ever fetched to see whether it is gone: a person says so.
 */
export { ReporterLinks, type LinkStanding, type ReporterLink } from './reporter-links.service.js';
export { limitsRemoval } from './takedown.policy.js';
export { ReporterLinksModule, TakedownsWebModule, TakedownsWorkerModule } from './takedowns.module.js';
