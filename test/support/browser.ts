import { AxeBuilder } from '@axe-core/playwright';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { PATIENCE_MS } from './patience.js';

/** What a page's policy blocked and what failed in its scripts. */
export type Complaints = string[];

const BLOCKED = /Content Security Policy|TrustedHTML|TrustedScript/;

/** A Chromium, and the windows of people who share nothing: each has cookies and a cache of its own. */
export class TestBrowser {
  private contexts: BrowserContext[] = [];

  /** One program, by its path, for all files that are taken together: a window of each is as good as a program of its own. */
  private static readonly running = new Map<string, Promise<Browser>>();

  private constructor(private readonly browser: Browser) {}

  /**
   * The Chromium of CHROMIUM_PATH (`npm test` finds one): its shell without windows, where there is one, which costs half. `whole`: that
   * of WHOLE_CHROMIUM_PATH, which keeps pages to go back to (the back/forward cache) as people's browsers do; the shell keeps none.
   */
  static async launch({ whole = false }: { whole?: boolean } = {}): Promise<TestBrowser> {
    const { CHROMIUM_PATH = '/usr/bin/chromium', WHOLE_CHROMIUM_PATH = CHROMIUM_PATH } = process.env;
    const executablePath = whole ? WHOLE_CHROMIUM_PATH : CHROMIUM_PATH;
    const running =
      TestBrowser.running.get(executablePath) ??
      chromium.launch({
        executablePath,
        chromiumSandbox: process.getuid?.() !== 0, // root has none
        ignoreDefaultArgs: ['--disable-back-forward-cache'],
      });
    TestBrowser.running.set(executablePath, running);
    return new TestBrowser(await running);
  }

  /** Ends them; jest.config.mjs has it done after the last test. */
  static async quit(): Promise<void> {
    const running = [...TestBrowser.running.values()];
    TestBrowser.running.clear();
    await Promise.all(running.map(async (one) => (await one).close()));
  }

  /** A page of somebody who was never there before. */
  async open(options: BrowserContextOptions): Promise<{ page: Page; complaints: Complaints }> {
    const context = await this.browser.newContext(options);
    this.contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const complaints: Complaints = [];
    page.on('console', (message) => {
      if (BLOCKED.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return { page, complaints };
  }

  /** Closes every window; for after each test. */
  async closeAll(): Promise<void> {
    const closing = this.contexts;
    this.contexts = [];
    await Promise.all(closing.map((context) => context.close()));
  }
}

/** What axe finds on the open page, by all its rules or those given: path, rule and the elements. Empty: nothing. */
export async function axeFindings(page: Page, rules: string[] = []): Promise<string[]> {
  // Axe cannot look into a frame that runs no script; it would wait for an answer from it.
  const axe = new AxeBuilder({ page }).exclude('iframe[sandbox=""]');
  // In the page itself, not in a second one that puts frames together; and what passes is not described: a third of the time.
  axe.setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await (rules.length > 0 ? axe.withRules(rules) : axe).analyze();
  return violations.map(
    ({ id, nodes }) => `${new URL(page.url()).pathname} ${id}: ${nodes.map((node) => node.html).join(' ')}`,
  );
}
