import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { METRICS, Metrics, type MetricSpec } from '../../src/platform/metrics/index.js';

interface Rule {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string };
  annotations: { summary: string };
}

const read = (name: string): string => readFileSync(join(__dirname, '../../docs/operations', name), 'utf8');
const { groups } = load(read('alerts.yml')) as { groups: { name: string; rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);

const metrics = new Metrics();
metrics.watchProcess();
/** Every series that a scrape can hold; `up` is Prometheus's own. */
const series = new Set(
  ['up', ...metrics.names()].flatMap((name) => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]),
);
const namesIn = (expr: string): string[] =>
  expr.match(/\b(?:abhaya|nodejs|process)_[a-z0-9_]+\b|\bup\b/g) ?? [];

describe('docs/operations/alerts.yml', () => {
  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s names only metrics that are told',
    (_, rule) => {
      const names = namesIn(rule.expr);
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !series.has(name))).toEqual([]);
    },
  );

  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s asks only for values that a label takes',
    (_, rule) => {
      for (const [, name = '', matchers = ''] of rule.expr.matchAll(/\b(abhaya_[a-z_]+)\{([^}]*)\}/g)) {
        const labels = (METRICS as Record<string, MetricSpec>)[name]?.labels ?? {};
        const asked = [...matchers.matchAll(/(\w+)(?:=~|!=|=)"([^"]*)"/g)];
        expect(asked.length).toBeGreaterThan(0);
        for (const [, label = '', values = ''] of asked)
          expect(labels[label]).toEqual(expect.arrayContaining(values.split('|')));
      }
    },
  );

  it.each(rules.map((rule) => [rule.alert, rule] as const))(
    '%s says how urgent it is and what is wrong',
    (_, rule) => {
      expect(['page', 'ticket']).toContain(rule.labels.severity);
      expect(rule.annotations.summary).toMatch(/^[A-Z].*[.?]$/);
      if (rule.for !== undefined) expect(rule.for).toMatch(/^\d+m$/);
    },
  );

  it('warns of all that keeps a report from reaching a person', () => {
    const asked = rules.flatMap(({ expr }) => namesIn(expr)).join(' ');
    for (const name of [
      'abhaya_queue_oldest_job_seconds',
      'abhaya_outbox_lag_seconds',
      'abhaya_pulse_timestamp_seconds',
      'abhaya_mail_total',
      'abhaya_clocks_moved_total',
      'abhaya_http_answers_total',
      'abhaya_database_up',
    ])
      expect(asked).toContain(name);
  });

  it('watches every sweep of a process', () => {
    const page = read('monitoring.md');
    for (const of of METRICS.abhaya_pulse_timestamp_seconds.labels.of) {
      expect(rules.filter(({ expr }) => new RegExp(`of=~?"[^"]*\\b${of}\\b`).test(expr))).not.toEqual([]);
      expect(page).toContain(`\`${of}\``);
    }
  });

  it('is explained, rule by rule, and metric by metric', () => {
    const page = read('monitoring.md');
    expect(rules.map(({ alert }) => alert).filter((alert) => !page.includes(`\`${alert}\``))).toEqual([]);
    expect(Object.keys(METRICS).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
