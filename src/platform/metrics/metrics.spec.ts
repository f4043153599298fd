import { METRICS, Metrics, type MetricSpec } from './index.js';

describe('the figures', () => {
  it('are there before anything has happened, so that the first event shows as a rise', async () => {
    const text = await new Metrics().text();
    expect(text).toContain('abhaya_mail_total{result="MAIL_UNREACHABLE"} 0');
    expect(text).toContain('abhaya_http_answers_total{surface="site",status="5xx"} 0');
    expect(text).toContain('abhaya_clock_sweep_seconds_count{result="failed"} 0');
  });

  it('count, hold and measure', async () => {
    const metrics = new Metrics();
    metrics.count('abhaya_clocks_moved_total', { result: 'breached' }, 3);
    metrics.set('abhaya_queue_depth', { queue: 'triage' }, 7);
    metrics.observe('abhaya_http_answer_seconds', { surface: 'console' }, 0.02);
    const text = await metrics.text();
    expect(text).toContain('abhaya_clocks_moved_total{result="breached"} 3');
    expect(text).toContain('abhaya_queue_depth{queue="triage"} 7');
    expect(text).toContain('abhaya_http_answer_seconds_bucket{le="0.025",surface="console"} 1');
  });

  it('say nothing of what is not known any more', async () => {
    const metrics = new Metrics();
    metrics.set('abhaya_queue_depth', { queue: 'triage' }, 7);
    metrics.forget('abhaya_queue_depth');
    expect(await metrics.text()).not.toContain('abhaya_queue_depth{');
  });

  it('of two processes are apart', async () => {
    const [one, other] = [new Metrics(), new Metrics()];
    one.count('abhaya_mail_total', { result: 'sent' });
    expect(await other.text()).toContain('abhaya_mail_total{result="sent"} 0');
  });

  it('tell event loop and memory of a process, and nothing with an open label', async () => {
    const metrics = new Metrics();
    metrics.watchProcess();
    expect(metrics.names()).toEqual(
      expect.arrayContaining(['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes']),
    );
    expect(await metrics.text()).not.toMatch(/version=|type="/);
  });

  it('have names and label values that are words of the code', () => {
    for (const [name, { labels, kind }] of Object.entries<MetricSpec>(METRICS)) {
      expect(name).toMatch(kind === 'counter' ? /^abhaya_[a-z_]+_total$/ : /^abhaya_[a-z_]+$/);
      for (const values of Object.values(labels))
        for (const value of values) expect(value).toMatch(/^([a-z_]+|[A-Z_]+|[2-5]xx)$/);
    }
  });
});
