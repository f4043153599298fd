/** Tells figures and health of a process to whatever watches it, on a port of their own. */
export { MetricsPortError } from './monitor.errors.js';
export { MonitorModule } from './monitor.module.js';
export type { ReadyReport, ReadyStatus } from './readiness.js';
