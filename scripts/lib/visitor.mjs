import { Agent, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

const DECODERS = { br: brotliDecompressSync, gzip: gunzipSync };

/**
 * A browser as far as HTTP goes: keeps cookies, follows redirects, sends what a browser's form sends. No JavaScript.
 * One visitor is one person; `agent` may be shared between visitors to keep connections open.
 */
export class Visitor {
  #origin;
  #agent;
  #headers;
  /** What it keeps, by name. */
  cookies = new Map();
  /** Bytes of the answers' bodies as they were sent, and how many answers: for measuring. */
  bytes = 0;
  requests = 0;

  constructor(origin, { agent = new Agent({ keepAlive: true }), headers = {} } = {}) {
    this.#origin = new URL(origin);
    this.#agent = agent;
    this.#headers = headers;
  }

  /** All cookies as a request would carry them. */
  get cookieHeader() {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** One request, redirects not followed. Resolves to { status, headers, body (text), path }. */
  send(method, path, { body, headers = {} } = {}) {
    const all = {
      ...this.#headers,
      accept: 'text/html,application/json',
      'accept-encoding': 'br, gzip',
      ...headers,
    };
    if (this.cookies.size > 0) all.cookie = this.cookieHeader;
    if (body !== undefined) all['content-length'] = Buffer.byteLength(body);
    const { hostname, port, host } = this.#origin;
    return new Promise((resolve, reject) => {
      const sent = request(
        { agent: this.#agent, hostname, port, method, path, headers: { host, ...all } },
        (answer) => {
          const chunks = [];
          answer.on('data', (chunk) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const raw = Buffer.concat(chunks);
            this.bytes += raw.length;
            this.requests += 1;
            this.#keepCookies(answer.headers['set-cookie'] ?? []);
            const decode = DECODERS[answer.headers['content-encoding']];
            resolve({
              status: answer.statusCode,
              headers: answer.headers,
              path,
              body: (decode ? decode(raw) : raw).toString('utf8'),
            });
          });
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }

  /** GET, following redirects within the site. */
  async get(path) {
    return this.#follow(
      await this.send('GET', path, {
        headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' },
      }),
    );
  }

  /** Posts a form's fields ([name, value] pairs), following redirects as a browser does. */
  async post(path, fields) {
    return this.#follow(await this.postOnly(path, fields));
  }

  /** Posts a form's fields without following the answer. */
  postOnly(path, fields) {
    return this.send('POST', path, {
      body: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: this.#headers.origin ?? this.#origin.origin,
        'sec-fetch-site': 'same-origin',
        'sec-fetch-mode': 'navigate',
      },
    });
  }

  async #follow(answer) {
    for (let hops = 0; [301, 302, 303].includes(answer.status) && hops < 5; hops += 1) {
      const target = new URL(answer.headers.location, new URL(answer.path, this.#origin));
      if (target.host !== this.#origin.host) return answer;
      answer = await this.send('GET', target.pathname + target.search, {
        headers: { 'sec-fetch-site': 'same-origin' },
      });
    }
    return answer;
  }

  #keepCookies(lines) {
    for (const line of lines) {
      const [pair, ...attributes] = line.split(';');
      const name = pair.slice(0, pair.indexOf('=')).trim();
      const value = pair.slice(pair.indexOf('=') + 1).trim();
      const gone = value === '' || attributes.some((text) => /^\s*max-age=(0|-\d+)\s*$/i.test(text));
      if (gone) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
