import type { Agent } from 'node:http';
import { Visitor, type Answer } from '../../scripts/lib/visitor.mjs';

/** An answer of the public site, redirects not followed. */
export interface SiteAnswer {
  status: number;
  /** Where a redirect leads. */
  location: string | null;
  headers: Answer['headers'];
  html: string;
}

type Sent = { method?: string; body?: string; headers?: Record<string, string> };
type Fields = Record<string, string | readonly string[]>;

/** A browser without scripts as far as the public site can tell: keeps cookies, posts forms, carries a form's token. */
export class SiteVisitor {
  private readonly visitor: Visitor;
  private token: string | null = null;

  constructor(origin: string, agent?: Agent) {
    this.visitor = new Visitor(origin, agent && { agent });
  }

  /** What the browser keeps, by name; a test may change it. */
  get cookies(): Map<string, string> {
    return this.visitor.cookies;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<SiteAnswer> {
    return this.send(path, { headers });
  }

  /** Posts a form with the token of the page seen last, unless the fields bring one. */
  post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<SiteAnswer> {
    const body = new URLSearchParams();
    const all = this.token === null ? fields : { t: this.token, ...fields };
    for (const [name, values] of Object.entries(all))
      for (const value of [values].flat()) body.append(name, value);
    return this.send(path, {
      method: 'POST',
      body: body.toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    });
  }

  /** Opens a page, posts its form, and opens where that leads. */
  async step(path: string, fields: Fields = {}): Promise<SiteAnswer> {
    await this.get(path);
    return this.follow(await this.post(path, { go: 'next', ...fields }));
  }

  /** Follows redirects within the site. */
  async follow(answer: SiteAnswer): Promise<SiteAnswer & { path: string }> {
    let path = '';
    for (let hops = 0; answer.location?.startsWith('/') && hops < 5; hops++) {
      path = answer.location;
      answer = await this.get(path);
    }
    return { ...answer, path };
  }

  private async send(path: string, init: Sent = {}): Promise<SiteAnswer> {
    const { method = 'GET', ...rest } = init;
    const { status, headers, body: html } = await this.visitor.send(method, path, rest);
    const token = /name="t" value="([^"]+)"/.exec(html)?.[1];
    if (token) this.token = token;
    return { status, location: headers.location ?? null, headers, html };
  }
}
