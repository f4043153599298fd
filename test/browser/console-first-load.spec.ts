import type { Page } from 'playwright-core';
import { enter, inQueue, useConsole } from '../support/console-page.js';

const pages = useConsole();

/** What 400 kbit/s bring in 5 seconds, four round trips of 400 ms for the page, its files and the question who is there left out. */
const SIGN_IN = 170_000;
/** What the files hold, compressed, with the queue. */
const CONTENT_WITH_QUEUE = 200 * 1024;

/** Counts the bytes of every answer but those of the API, compressed: all as they come over the wire, and their content alone. */
async function counted(page: Page): Promise<{ wire: () => number; content: () => number }> {
  const network = await page.context().newCDPSession(page);
  const files = new Set<string>();
  let bytes = 0;
  let content = 0;
  network.on('Network.responseReceived', ({ requestId, response }) => {
    if (!new URL(response.url).pathname.startsWith('/api/')) files.add(requestId);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (files.has(requestId)) bytes += encodedDataLength;
  });
  network.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (files.has(requestId)) content += encodedDataLength;
  });
  await network.send('Network.enable');
  return { wire: () => bytes, content: () => content };
}

describe('the first load of the console', () => {
  it('shows the helpdesk before any script or style sheet is there', async () => {
    const page = await pages.open();
    const held: (() => void)[] = [];
    let open = false;
    await page.route(/\/assets\/.*\.(?:js|css)$/, async (route) => {
      if (!open) await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
    await page.goto('/', { waitUntil: 'commit' });
    await page.getByText('Abhaya', { exact: true }).waitFor();
    const ground = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await ground()).toBe('rgb(246, 243, 238)');
    expect(await page.getByRole('button', { name: 'Sign in' }).count()).toBe(0);
    open = true;
    for (const go of held.splice(0)) go();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await ground()).toBe('rgb(246, 243, 238)');
  });

  it('is small enough for a slow line, to the form that signs in and to the queue', async () => {
    const page = await pages.open();
    const bytes = await counted(page);
    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(bytes.wire()).toBeLessThanOrEqual(SIGN_IN);
    await enter(page, pages.kiran);
    await inQueue(page);
    expect(bytes.content()).toBeGreaterThan(100_000);
    expect(bytes.content()).toBeLessThanOrEqual(CONTENT_WITH_QUEUE);
  });
});
