import type { BrowserContextOptions, Page } from 'playwright-core';
import { TestBrowser, type Complaints } from './browser.js';
import { startHelpdesk, type Helpdesk } from './helpdesk.js';

/** The page that Exit leads to in these tests (EXIT_URL). */
export const NEUTRAL = 'https://neutral.example/';
export const PHONE = { viewport: { width: 360, height: 740 } };

/** Opens a page of a phone that was never here. */
export type OpenSite = (options?: BrowserContextOptions) => Promise<{ page: Page; complaints: Complaints }>;

/** A helpdesk and a browser for the tests of a file, whose windows are closed after each. `whole`: see TestBrowser. */
export function useSite(program: { whole?: boolean } = {}): OpenSite {
  let desk: Helpdesk;
  let browser: TestBrowser;
  beforeAll(async () => {
    desk = await startHelpdesk({ worker: false, variables: { EXIT_URL: NEUTRAL } });
    browser = await TestBrowser.launch(program);
  });
  afterEach(() => browser.closeAll());
  afterAll(async () => {
    await desk?.stop();
  });
  return async (options = {}) => {
    const opened = await browser.open({ baseURL: desk.site, ...PHONE, ...options });
    await answerNeutral(opened.page);
    return opened;
  };
}

/** The neutral page of the exit answers this window, as a page of the wide web would. */
async function answerNeutral(page: Page): Promise<void> {
  // Not by context.route: that does not see where a redirect leads.
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', ({ requestId }) => {
    const body = Buffer.from('Sunny.').toString('base64');
    // Refused where the page went on, or was closed, before the answer: then nobody waits for it.
    session.send('Fetch.fulfillRequest', { requestId, responseCode: 200, body }).catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: `${NEUTRAL}*` }] });
}

/** Chooses the options with these words and presses Continue. */
export async function choose(page: Page, ...labels: string[]): Promise<void> {
  for (const label of labels) await page.getByLabel(label, { exact: true }).check();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
}

const THREATENED = 'Someone says they will share a private photo or video, or wants money or something else';

/** Somebody of 16 who is threatened, up to what stays private. */
export async function begin(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Report to us' }).click();
  await choose(page, 'Yes, I am safe');
  await choose(page, 'Me', THREATENED, '16 or 17');
}
