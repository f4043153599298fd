import { startHelpdesk, type Helpdesk } from '../support/helpdesk.js';

describe('the page of the console, as it is built', () => {
  let desk: Helpdesk;
  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false });
  });
  afterAll(() => desk.stop());

  const nonces = async (path: string): Promise<{ policy: string; page: string; body: string }> => {
    const answer = await fetch(`${desk.console}${path}`);
    const body = await answer.text();
    const policy = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    const page = /<meta name="csp-nonce" content="([^"]*)"/.exec(body)?.[1] ?? '';
    return { policy, page, body };
  };

  it('holds the nonce of its own policy, another one each time', async () => {
    const seen = new Set<string>();
    for (const path of ['/', '/', '/cases', '/account']) {
      const { policy, page, body } = await nonces(path);
      expect(policy).toMatch(/^[A-Za-z0-9+/]{22}==$/);
      expect(page).toBe(policy);
      expect(body).not.toContain('__CSP_NONCE__');
      seen.add(policy);
    }
    expect(seen.size).toBe(4);
  });

  it('is built: it has its script and its styles as files of its own', async () => {
    const { body } = await nonces('/');
    expect(body).toMatch(/<script type="module"[^>]* src="\/assets\/[\w.-]+\.js"/);
    expect(body).not.toMatch(/<script(?![^>]* src=)|\sstyle=|\son\w+=/);
    const { policy } = await nonces('/');
    expect(body.match(/<style[^>]*>/g)).toEqual([
      expect.stringMatching(/^<style nonce="[A-Za-z0-9+/]{22}==">$/),
    ]);
    expect(policy).not.toBe('');
    const asset = /\/assets\/[\w.-]+\.js/.exec(body)?.[0] ?? '';
    expect((await fetch(`${desk.console}${asset}`)).status).toBe(200);
  });
});
