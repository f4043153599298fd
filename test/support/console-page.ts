import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { fileCase, type GivenCase } from '../medium/cases/file-case.js';
import { TestBrowser } from './browser.js';
import { ConsoleClient } from './console-client.js';
import { startHelpdesk, type Helpdesk, type HelpdeskOptions } from './helpdesk.js';
import type { Account } from './installation.js';
import { Reporter, type Answers } from './reporter.js';
import { CHILD_THREATENED } from './reports.js';

const DESKTOP = { viewport: { width: 1366, height: 768 } };

/** A case as staff speak of it. */
export interface Known {
  id: string;
  reference: string;
}

/** A report filed on the site, with the code of its reporter. */
export interface Filed extends Known {
  code: string;
}

/** `whole`: see TestBrowser. */
export type ConsoleOptions = HelpdeskOptions & { whole?: boolean };

/** The people of a helpdesk, and browsers with its console. */
export class ConsolePages {
  desk!: Helpdesk;
  kiran!: Account;
  meera!: Account;
  coordinator!: Account;
  /** A colleague at the API, who tells the tests what became of a case. */
  colleague!: ConsoleClient;
  private browser!: TestBrowser;
  private readonly complaints: string[][] = [];
  private places = 0;

  async start({ whole = false, ...options }: ConsoleOptions): Promise<void> {
    this.desk = await startHelpdesk({ worker: false, variables: { TRUST_PROXY: '1' }, ...options });
    [this.kiran, this.meera] = this.desk.installation.counsellors;
    this.coordinator = this.desk.installation.coordinator;
    this.colleague = await ConsoleClient.of(this.desk, this.kiran);
    this.browser = await TestBrowser.launch({ whole });
  }

  async stop(): Promise<void> {
    await this.desk?.stop();
  }

  /** What the policy blocked and what failed in the scripts of the windows since the last time. Closes them. */
  async finish(): Promise<string[]> {
    await this.browser.closeAll();
    return this.complaints.splice(0).flat();
  }

  /** A window at an address of its own, so that the sign-ins of one test do not slow down those of the next. */
  async open(options: BrowserContextOptions = {}): Promise<Page> {
    const extraHTTPHeaders = { 'x-forwarded-for': `198.51.100.${(this.places += 1)}` };
    const given = { baseURL: this.desk.console, ...DESKTOP, extraHTTPHeaders, ...options };
    const { page, complaints } = await this.browser.open(given);
    this.complaints.push(complaints);
    return page;
  }

  /** Somebody who signs in at the sign-in screen, in a session of their own. */
  async signIn(account: Account, page?: Page): Promise<Page> {
    const shown = page ?? (await this.open());
    await shown.goto('/');
    await enter(shown, account);
    await inQueue(shown);
    return shown;
  }

  /** Somebody who is signed in already, in a session that tests share: not for a test that ends it. */
  async signedIn(account: Account, options: BrowserContextOptions = {}, address = '/cases'): Promise<Page> {
    const page = await this.open(options);
    const { cookie } = await ConsoleClient.of(this.desk, account);
    const [name = '', value = ''] = cookie.split('=');
    await page.context().addCookies([{ name, value, url: this.desk.console }]);
    await page.goto(address);
    await page.getByText('Live', { exact: true }).waitFor();
    return page;
  }

  /** A report filed on the site, and the reference by which staff speak of it. */
  async filed(answers: Answers = CHILD_THREATENED): Promise<Filed> {
    const { row, result } = await this.colleague.newCase(() =>
      new Reporter(this.desk.site).fileReport(answers),
    );
    return { code: result, id: row.id, reference: row.reference };
  }

  /** A case that came some other way, for tests without a reporter. */
  async given(given: GivenCase = {}): Promise<Known> {
    const { id, reference } = await fileCase(this.desk.app, given);
    return { id, reference };
  }

  /** The texts of the messages of a case. */
  async messages({ id }: Known): Promise<(string | null)[]> {
    const { entries } = await this.colleague.case(id);
    return entries.filter(({ kind }) => kind === 'message').map(({ text }) => text);
  }

  async count(sql: string, params: unknown[]): Promise<number> {
    const [row] = await this.desk.installation.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${sql}`,
      params,
    );
    return row?.count ?? 0;
  }
}

/**
 * A helpdesk and browsers for the tests of a file. After each test its windows are closed, and nothing may have been blocked
 * by the policy of a page or have failed in its scripts.
 */
export function useConsole(options: ConsoleOptions = {}): ConsolePages {
  const pages = new ConsolePages();
  beforeAll(() => pages.start(options));
  afterEach(async () => expect(await pages.finish()).toEqual([]));
  afterAll(() => pages.stop());
  return pages;
}

export async function enter(page: Page, { email, passphrase }: Account): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export async function inQueue(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
}

export const replyBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Reply to the reporter' });
export const rowOf = (page: Page, { reference }: Known): Locator =>
  page.getByRole('table').getByRole('link', { name: reference });

/** Opens a case from the queue. */
export async function openCase(page: Page, found: Known): Promise<void> {
  await rowOf(page, found).click();
  await caseShown(page, found);
}

export async function caseShown(page: Page, { reference }: Known): Promise<void> {
  await page.getByRole('heading', { name: reference, level: 1 }).waitFor();
}

/** The element that has the focus: its name for a screen reader, or its words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    if (active instanceof HTMLTextAreaElement) return active.labels[0]?.textContent ?? '';
    return active === document.body ? '(nothing)' : (active?.textContent ?? '').trim();
  });
}

/** Resolves once the element with these words has the focus. */
export async function waitForFocus(page: Page, words: string | RegExp): Promise<void> {
  await page.locator(':focus').filter({ hasText: words }).waitFor();
}
