/** Whether the helpdesk can be relied on: what every module wants checked, on the first screen of an administrator. */
export {
  ChecksReadiness,
  defineReadinessCheck,
  type ReadinessCheck,
  type ReadinessFinding,
} from './readiness-check.js';
export { ReadinessWebModule } from './readiness.module.js';
