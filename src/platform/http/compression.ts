import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

const SMALLEST = 1024;
/** Up to here compressing takes a fraction of a millisecond, less than a trip to another thread. */
const AT_ONCE = 64 * 1024;
const TEXT = /^(?:text\/|image\/svg\+xml|application\/(?:json|problem\+json|javascript|manifest\+json))/;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const BROTLI_ONCE = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
const GZIP = { level: 6 };
const GZIP_ONCE = { level: 9 };

const ENCODINGS = ['br', 'gzip'] as const;

export type Encoding = (typeof ENCODINGS)[number];

/**
 * The encoding that a client likes best of those that we have (RFC 9110, 12.5.3); the smaller one where it does not mind.
 * Null where it wants the text as it is, or says nothing.
 *
 * @param acceptEncoding - the header of its request
 */
export function encodingFor(acceptEncoding: string | undefined): Encoding | null {
  if (!acceptEncoding) return null;
  const client = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } });
  const [best] = client.encodings([...ENCODINGS, 'identity'], { preferred: ENCODINGS });
  return ENCODINGS.find((encoding) => encoding === best) ?? null;
}

/**
 * Fastify onSend hook: compresses texts above 1 KiB. Compressing a page that holds a token and reflects input invites
 * BREACH (CVE-2013-3587), which needs another site to make the victim's browser ask with its cookies; ours are
 * SameSite=Strict.
 */
export async function compress(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload;
  const contentType = String(reply.getHeader('content-type') ?? '');
  if (!isText(contentType) || reply.hasHeader('content-encoding')) return payload;
  reply.header('vary', 'Accept-Encoding');
  const encoding = encodingFor(request.headers['accept-encoding']);
  if (Buffer.byteLength(payload) <= SMALLEST || encoding === null || request.method === 'HEAD')
    return payload;
  reply.header('content-encoding', encoding);
  reply.removeHeader('content-length');
  return squeeze(Buffer.from(payload), encoding);
}

/** Whether a content type is text, which compresses. */
export function isText(contentType: string): boolean {
  return TEXT.test(contentType);
}

/** Compresses; `once`: for what is kept, harder and always off the main thread. */
export async function squeeze(text: Buffer, encoding: Encoding, effort?: 'once'): Promise<Buffer> {
  if (effort === 'once') {
    return encoding === 'br'
      ? promisify(brotliCompress)(text, BROTLI_ONCE)
      : promisify(gzip)(text, GZIP_ONCE);
  }
  if (text.length <= AT_ONCE) {
    return encoding === 'br' ? brotliCompressSync(text, BROTLI) : gzipSync(text, GZIP);
  }
  return encoding === 'br' ? promisify(brotliCompress)(text, BROTLI) : promisify(gzip)(text, GZIP);
}
