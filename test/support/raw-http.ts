import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { PATIENCE_MS } from './patience.js';

/** An answer as it came over the wire, its body decoded. */
export interface RawAnswer {
  status: number;
  /** Names in small letters; one that came more than once is a list. */
  headers: Record<string, string | string[]>;
  body: string;
}

/** A request: its parts are sent as they stand, so that what no browser would send can be sent too. */
export interface RawRequest {
  method: string;
  path: string;
  headers?: readonly (readonly [name: string, value: string])[];
  body?: string | Buffer | null;
}

/** Sends a request to a loopback port. Host, Connection and Content-Length are added unless the headers bring them. */
export function rawRequest(port: number, request: RawRequest): Promise<RawAnswer | null> {
  const given = request.headers ?? [];
  const has = (name: string): boolean => given.some(([one]) => one.toLowerCase() === name);
  const body = Buffer.from(request.body ?? '');
  const headers = [
    ...(has('host') ? [] : [['Host', `127.0.0.1:${port}`] as const]),
    ...given,
    ...(has('connection') ? [] : [['Connection', 'close'] as const]),
    ...(body.length === 0 || has('content-length') || has('transfer-encoding')
      ? []
      : [['Content-Length', String(body.length)] as const]),
  ];
  const head = `${request.method} ${request.path} HTTP/1.1\r\n${headers.map((pair) => pair.join(': ')).join('\r\n')}\r\n\r\n`;
  return rawExchange(port, Buffer.concat([Buffer.from(head, 'latin1'), body]), request.method);
}

/**
 * Sends bytes and reads one answer; a stream of live updates is read up to its head alone. Null: the server closed, or kept
 * silent for `patienceMs`, without an answer.
 */
export function rawExchange(
  port: number,
  bytes: Buffer,
  method = 'GET',
  patienceMs = PATIENCE_MS,
): Promise<RawAnswer | null> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => void socket.write(bytes));
    const finish = (answer: RawAnswer | null): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(null), patienceMs);
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      const answer = parseAnswer(Buffer.concat(parts), method, false);
      if (answer) finish(answer);
    });
    socket.on('error', () => undefined); // a reset is seen as the close that follows it
    socket.on('close', () => finish(parseAnswer(Buffer.concat(parts), method, true)));
  });
}

/** Reads an answer (RFC 9112); null while it is not all there. */
function parseAnswer(bytes: Buffer, method: string, closed: boolean): RawAnswer | null {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [line = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(line)?.[1] ?? 0);
  const rest = bytes.subarray(end + 4);
  if (status === 100) return parseAnswer(rest, method, closed);
  const headers = readHeaders(lines);
  const type = String(headers['content-type'] ?? '');
  if (method === 'HEAD' || status === 204 || status === 304 || type.startsWith('text/event-stream'))
    return { status, headers, body: '' };
  const content = readBody(rest, headers, closed);
  if (!content) return null;
  const encoding = headers['content-encoding'];
  const plain =
    encoding === 'br' ? brotliDecompressSync(content) : encoding === 'gzip' ? gunzipSync(content) : content;
  return { status, headers, body: plain.toString('utf8') };
}

function readHeaders(lines: readonly string[]): RawAnswer['headers'] {
  const headers: RawAnswer['headers'] = {};
  for (const line of lines) {
    const at = line.indexOf(':');
    const name = line.slice(0, at).toLowerCase();
    const value = line.slice(at + 1).trim();
    const before = headers[name];
    headers[name] = before === undefined ? value : [before, value].flat();
  }
  return headers;
}

function readBody(rest: Buffer, headers: RawAnswer['headers'], closed: boolean): Buffer | null {
  if (headers['transfer-encoding'] === 'chunked') return readChunks(rest);
  const length = headers['content-length'];
  if (length !== undefined) return rest.length >= Number(length) ? rest.subarray(0, Number(length)) : null;
  return closed ? rest : null;
}

function readChunks(rest: Buffer): Buffer | null {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = rest.indexOf('\r\n', at);
    if (end < 0) return null;
    const size = Number.parseInt(rest.subarray(at, end).toString('latin1'), 16);
    if (rest.length < end + 2 + size + 2) return null;
    if (size === 0) return Buffer.concat(parts);
    parts.push(rest.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
