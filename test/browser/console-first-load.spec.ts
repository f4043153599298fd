import type { Page } from 'playwright-core';
import { enter, inQueue, useConsole } from '../support/console-page.js';

const pages = useConsole();

/** What 400 kbit/s bring in 5 seconds, four round trips of 400 ms for the page, its files and the question who is there left out. */
const SIGN_IN = 160_000;
/** With the queue, and with the page of a case, which is fetched ahead while the queue is read. */
const WITH_QUEUE_AND_CASE = 230_000;

/** Counts the bytes of every answer but those of the API, as they come over the wire. */
async function counted(page: Page): Promise<() => number> {
  const network = await page.context().newCDPSession(page);
  const files = new Set<string>();
  let bytes = 0;
  network.on('Network.responseReceived', ({ requestId, response }) => {
    if (!new URL(response.url).pathname.startsWith('/api/')) files.add(requestId);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (files.has(requestId)) bytes += encodedDataLength;
  });
  await network.send('Network.enable');
  return () => bytes;
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
    expect(bytes()).toBeLessThanOrEqual(SIGN_IN);
    await enter(page, pages.kiran);
    await inQueue(page);
    await page.waitForLoadState('load');
    expect(bytes()).toBeGreaterThan(100_000);
    expect(bytes()).toBeLessThanOrEqual(WITH_QUEUE_AND_CASE);
  });
});
