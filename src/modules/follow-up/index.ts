/** Cases whose reporter does not come back after an answer: they come up again, and somebody decides what now. */
export { FollowUpWebModule, FollowUpWorkerModule } from './follow-up.module.js';
