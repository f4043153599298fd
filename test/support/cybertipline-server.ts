import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came in. */
export interface ReportRequest {
  path: string;
  authorization: string;
  contentType: string;
  body: string;
}

/**
 * How the server treats one request: with a response code of NCMEC's; `cut`: half an answer, then the line breaks; `close`: the line
 * breaks at once; `hang`: never a word; `garbage`: a page of a machine on the way; `sign_in`: 401 without a body.
 */
export type Treatment = number | 'cut' | 'close' | 'hang' | 'garbage' | 'sign_in';

/** A server on the loopback that speaks the protocol of the CyberTipline. */
export interface CybertiplineServer {
  /** For CYBERTIPLINE_URL. */
  readonly url: string;
  /** The same without user and password. */
  readonly address: string;
  readonly requests: ReportRequest[];
  /** What is done with the next requests of a path, in turn; then 0. */
  readonly next: { submit: Treatment[]; finish: Treatment[] };
  of(what: 'submit' | 'finish'): ReportRequest[];
  stop(): Promise<void>;
}

const CREDENTIALS = 'provider:p@ss word';

export async function startCybertiplineServer(): Promise<CybertiplineServer> {
  const requests: ReportRequest[] = [];
  const next: CybertiplineServer['next'] = { submit: [], finish: [] };
  let number = 4_564_654;
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const path = (request.url ?? '').replace(/^\/ispws\//, '');
      const { authorization = '', 'content-type': contentType = '' } = request.headers;
      requests.push({ path, authorization, contentType, body });
      const isFinish = path === 'finish';
      if (!isFinish && path !== 'submit') return void response.writeHead(404).end();
      const treatment = next[isFinish ? 'finish' : 'submit'].shift() ?? 0;
      const id = isFinish ? (/\r\n\r\n(\d+)\r\n/.exec(body)?.[1] ?? '') : String((number += 1));
      treat(response, treatment, isFinish ? doneAnswer(treatment, id) : openAnswer(treatment, id));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = `127.0.0.1:${(server.address() as AddressInfo).port}/ispws`;
  const [user = '', password = ''] = CREDENTIALS.split(':').map(encodeURIComponent);
  return {
    url: `http://${user}:${password}@${at}`,
    address: `http://${at}`,
    requests,
    next,
    of: (what) => requests.filter(({ path }) => path === what),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** What the header of every request has to say. */
export const AUTHORIZATION = `Basic ${Buffer.from(CREDENTIALS).toString('base64')}`;

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

function openAnswer(code: Treatment, id: string): string {
  const number = code === 0 || code === 'cut' ? `<reportId>${id}</reportId>` : '';
  const shown = typeof code === 'number' ? code : 0;
  return `${HEAD}<reportResponse><responseCode>${shown}</responseCode><responseDescription>As documented</responseDescription>${number}</reportResponse>`;
}

function doneAnswer(code: Treatment, id: string): string {
  const shown = typeof code === 'number' ? code : 0;
  return `${HEAD}<reportDoneResponse><responseCode>${shown}</responseCode><reportId>${id}</reportId><files/></reportDoneResponse>`;
}

function treat(response: ServerResponse, treatment: Treatment, answer: string): void {
  switch (treatment) {
    case 'hang':
      return;
    case 'close':
      response.destroy();
      return;
    case 'sign_in':
      response.writeHead(401).end();
      return;
    case 'garbage':
      response.writeHead(502, { 'Content-Type': 'text/html' }).end('<html><h1>Bad Gateway</h1></html>');
      return;
    case 'cut':
      response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': answer.length });
      response.write(answer.slice(0, answer.length / 2), () => response.destroy());
      return;
    default:
      response.writeHead(treatment === 0 ? 200 : 400, { 'Content-Type': 'text/xml' }).end(answer);
  }
}
