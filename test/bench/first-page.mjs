import { Visitor } from '../../scripts/lib/visitor.mjs';

const ATTRIBUTE = /(?:href|src)="([^"]+)"/;

/** What a browser loads by itself with a page: styles, scripts, pictures, icons. */
function loadedWith(html) {
  const tags = html.match(/<(?:link|script|img)\b[^>]*>/gi) ?? [];
  return tags
    .filter((tag) => !/^<link/i.test(tag) || /rel="[^"]*(stylesheet|icon|preload|modulepreload)/i.test(tag))
    .map((tag) => ATTRIBUTE.exec(tag)?.[1])
    .filter((address) => address && !address.startsWith('data:'));
}

/** The first page with everything it loads: bytes as sent (bodies, compressed) and requests. */
export async function firstPage(origin) {
  const visitor = new Visitor(origin);
  const page = await visitor.send('GET', '/');
  const parts = [...new Set(loadedWith(page.body))];
  for (const part of parts) {
    const answer = await visitor.send('GET', new URL(part, origin).pathname);
    if (answer.status !== 200) throw new Error(`${part} answered ${answer.status}`);
  }
  return { bytes: visitor.bytes, requests: visitor.requests };
}
