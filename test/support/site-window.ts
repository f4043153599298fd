import type { BrowserContextOptions, Page } from 'playwright-core';
import type { TestBrowser } from './browser.js';

/** The page that Exit leads to in these tests (EXIT_URL). */
export const NEUTRAL = 'https://neutral.example/';
const PHONE = { viewport: { width: 360, height: 740 } };

/** A page of a phone that was never here. The neutral page of the exit answers it, as a page of the wide web would. */
export async function openSite(
  browser: TestBrowser,
  site: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints } = await browser.open({ baseURL: site, ...PHONE, ...options });
  // Not by context.route: that does not see where a redirect leads.
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', ({ requestId }) => {
    const body = Buffer.from('Sunny.').toString('base64');
    // Refused where the page went on, or was closed, before the answer: then nobody waits for it.
    session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, body }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: `${NEUTRAL}*` }] });
  return { page, complaints };
}

/** Chooses the options with these words and presses Continue. */
export async function choose(page: Page, ...labels: string[]): Promise<void> {
  for (const label of labels) await page.getByLabel(label, { exact: true }).check();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
}

/** Somebody of 16 who is threatened, up to what stays private. */
export async function begin(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Report to us' }).click();
  await choose(page);
  await choose(page, 'Yes, I am safe');
  await choose(page, 'Me');
  await choose(page, 'Someone threatens to share private pictures, or wants money or more');
  await choose(page, '16 or 17');
}
