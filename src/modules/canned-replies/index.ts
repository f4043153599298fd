/** Replies that coordinators write beforehand, in versions, with a day of review; staff put them into an answer. */
export { CannedRepliesWebModule } from './canned-replies.module.js';
export { startSet } from './start-set.js';
