/** Figures about the process and its work, with no person in them: the only user of prom-client. */
export { METRICS, OUTBOX_STATES } from './metric-list.js';
export type { LabelsOf, MetricOf, MetricSpec } from './metric-list.js';
export { Metrics } from './metrics.js';
export { MetricsModule } from './metrics.module.js';
export { Pulse } from './pulse.js';
export type { Beat, PulseName } from './pulse.js';
