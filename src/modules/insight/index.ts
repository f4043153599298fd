/** Weekly figures of the desks: counted once a week is over, rounded so that no single case shows, and published for good. */
export { defineMeasure, MEASURES, POPULATIONS, type Measure, type Population } from './measure.js';
export { InsightPublisher } from './insight-publisher.js';
export { InsightWebModule, InsightWorkerModule } from './insight.module.js';
