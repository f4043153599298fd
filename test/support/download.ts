import type { ConsoleClient } from './console-client.js';

/** A file of the console's API, as its page asks for it. */
export async function download(
  origin: string,
  client: ConsoleClient,
  path: string,
  body?: unknown,
): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const { csrfToken } = await client.get<{ csrfToken: string }>('/api/session');
  const answer = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: {
      cookie: client.cookie,
      origin,
      'sec-fetch-site': 'same-origin',
      'x-csrf-token': csrfToken,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}
