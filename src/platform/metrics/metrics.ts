import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Injectable } from '@nestjs/common';
import { type LabelsOf, METRICS, type MetricOf, type MetricSpec } from './metric-list.js';

/** What the library adds of itself that says nothing about load, or whose labels are open. */
const LEFT_OUT = [
  'nodejs_version_info',
  'nodejs_active_handles',
  'nodejs_active_handles_total',
  'nodejs_active_requests',
  'nodejs_active_requests_total',
  'nodejs_active_resources',
  'nodejs_active_resources_total',
];

/** The figures of one process. The names, and the values that their labels take, are those of METRICS. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly counters = new Map<string, Counter>();
  private readonly gauges = new Map<string, Gauge>();
  private readonly histograms = new Map<string, Histogram>();

  constructor() {
    for (const [name, spec] of Object.entries<MetricSpec>(METRICS)) this.make(name, spec);
  }

  /** The media type of `text`. */
  get contentType(): string {
    return this.registry.contentType;
  }

  count<N extends MetricOf<'counter'>>(name: N, labels: LabelsOf<N>, by = 1): void {
    this.counters.get(name)?.inc(labels, by);
  }

  /** Sets a gauge. */
  set<N extends MetricOf<'gauge'>>(name: N, labels: LabelsOf<N>, value: number): void {
    this.gauges.get(name)?.set(labels, value);
  }

  /** Takes away what a gauge with labels said: it is not known any more. */
  forget(name: MetricOf<'gauge'>): void {
    this.gauges.get(name)?.reset();
  }

  observe<N extends MetricOf<'histogram'>>(name: N, labels: LabelsOf<N>, seconds: number): void {
    this.histograms.get(name)?.observe(labels, seconds);
  }

  /** From now on event loop, memory and collection of garbage of this process are measured too. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
    for (const name of LEFT_OUT) this.registry.removeSingleMetric(name);
  }

  names(): string[] {
    return this.registry.getMetricsAsArray().map(({ name }) => name);
  }

  /** Everything, in the text format of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  private make(name: string, { kind, help, labels, buckets }: MetricSpec): void {
    const common = { name, help, labelNames: Object.keys(labels), registers: [this.registry] };
    if (kind === 'gauge') this.gauges.set(name, new Gauge(common));
    else if (kind === 'histogram') {
      const histogram = new Histogram({ ...common, buckets: [...(buckets ?? [])] });
      for (const values of combinations(labels)) histogram.zero(values);
      this.histograms.set(name, histogram);
    } else {
      const counter = new Counter(common);
      // A series that begins at 0 shows its first event as a rise.
      for (const values of combinations(labels)) counter.inc(values, 0);
      this.counters.set(name, counter);
    }
  }
}

function combinations(labels: MetricSpec['labels']): Record<string, string>[] {
  return Object.entries(labels).reduce<Record<string, string>[]>(
    (found, [label, values]) => found.flatMap((one) => values.map((value) => ({ ...one, [label]: value }))),
    [{}],
  );
}
