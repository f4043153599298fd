import type { Server, ServerResponse } from 'node:http';
import type { LabelsOf, Metrics } from '../metrics/index.js';
import type { Surface } from './surface.js';

type Status = LabelsOf<'abhaya_http_answers_total'>['status'];

const CLASSES: Readonly<Record<number, Status>> = { 2: '2xx', 3: '3xx', 4: '4xx', 5: '5xx' };

/** Counts the answers of a surface by class and measures how long they took: no route, no client, no time of any single one. */
export function measureResponses(server: Server, surface: Surface, metrics: Metrics): void {
  server.on('request', (_request, response: ServerResponse) => {
    const began = performance.now();
    response.once('close', () => {
      metrics.count('abhaya_http_answers_total', { surface, status: classOf(response) });
      if (!isStream(response))
        metrics.observe('abhaya_http_answer_seconds', { surface }, (performance.now() - began) / 1_000);
    });
  });
}

function classOf(response: ServerResponse): Status {
  // A stream of live updates is answered in full when it begins, and ends when its reader goes.
  const answered = response.writableFinished || isStream(response);
  return (answered && CLASSES[Math.floor(response.statusCode / 100)]) || 'cut';
}

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream');
}
