/** An answer of the public site, redirects not followed. */
export interface SiteAnswer {
  status: number;
  /** Where a redirect leads. */
  location: string | null;
  headers: Headers;
  html: string;
}

type Fields = Record<string, string | readonly string[]>;

/** A browser without scripts as far as the public site can tell: keeps cookies, posts forms, carries a form's token. */
export class SiteVisitor {
  readonly cookies = new Map<string, string>();
  private token: string | null = null;

  constructor(private readonly origin: string) {}

  get(path: string): Promise<SiteAnswer> {
    return this.send(path, {});
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

  private async send(path: string, init: RequestInit): Promise<SiteAnswer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) };
    const response = await fetch(this.origin + path, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const html = await response.text();
    const token = /name="t" value="([^"]+)"/.exec(html)?.[1];
    if (token) this.token = token;
    return {
      status: response.status,
      location: response.headers.get('location'),
      headers: response.headers,
      html,
    };
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
    if (value === '' || attributes.some((one) => /max-age=0/i.test(one))) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
