import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Request } from 'playwright-core';
import { begin, choose, useSite } from '../support/site-window.js';

const open = useSite();

/** Another site: a page that posts a form of its own to whatever its query names. */
let other: Server;
beforeAll(async () => {
  other = createServer((request, response) => {
    const target = new URL(request.url ?? '', 'http://other').searchParams.get('to') ?? '';
    response.setHeader('content-type', 'text/html');
    response.end(
      `<form method="post" action="${target}"><input name="code" value="1"><button>Win</button></form>`,
    );
  });
  await new Promise<void>((listening) => other.listen(0, 'localhost', listening));
});
afterAll(() => new Promise((closed) => other.close(closed)));

function postsOf(page: Page): Request[] {
  const posts: Request[] = [];
  page.on('request', (request) => request.method() === 'POST' && posts.push(request));
  return posts;
}

it.each([true, false])(
  'forms of the site say where they come from (script: %s)',
  async (javaScriptEnabled) => {
    const { page } = await open({ javaScriptEnabled });
    const posts = postsOf(page);
    await begin(page);
    await choose(page, 'Go on without a name');
    await page.goto('/c');
    await page.getByLabel('Your code').fill('1234');
    await page.getByRole('button', { name: 'Open' }).click();
    const site = new URL(page.url()).origin;
    expect(posts.length).toBeGreaterThan(2);
    const origins = await Promise.all(posts.map((post) => post.headerValue('origin')));
    expect(origins).toEqual(posts.map(() => site));
  },
);

it('a form that another site sends is refused, and nothing is kept', async () => {
  const { page } = await open();
  await page.goto('/');
  const site = new URL(page.url()).origin;
  const { port } = other.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/?to=${encodeURIComponent(`${site}/c`)}`);
  const refused = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Win' }).click();
  expect((await refused).status()).toBe(403);
  expect(await page.context().cookies()).toEqual([]);
});
