import { defineErrors } from '../errors/index.js';

/** Another program holds the port of METRICS_PORT or WORKER_METRICS_PORT. */
export class MetricsPortError extends defineErrors({ METRICS_PORT_TAKEN: 500 }) {
  constructor(
    readonly variable: 'METRICS_PORT' | 'WORKER_METRICS_PORT',
    readonly port: number,
  ) {
    super('METRICS_PORT_TAKEN');
  }
}
