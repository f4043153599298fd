import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { enter, useConsole } from '../support/console-page.js';
import { eventually } from '../support/index.js';
import { SiteVisitor } from '../support/site-visitor.js';

const pages = useConsole();

/** An administrator who signed in; nothing is live for somebody without cases. */
async function administrator(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await pages.open(options);
  await page.goto('/');
  await enter(page, pages.desk.installation.administrator);
  await page.getByRole('link', { name: 'Site', exact: true }).click();
  return page;
}

async function site(options: BrowserContextOptions = {}): Promise<Page> {
  const page = await administrator(options);
  await page.getByRole('heading', { name: 'Site', level: 1 }).waitFor();
  await page.getByRole('heading', { name: 'Helplines' }).waitFor();
  return page;
}
const html = async (path = '/'): Promise<string> => (await new SiteVisitor(pages.desk.site).get(path)).html;
const shows = (what: string, path = '/'): Promise<unknown> =>
  eventually(`the site shows ${what}`, async () => (await html(path)).includes(what));
async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await page.getByText('Nothing is changed.').waitFor();
}

describe('the site', () => {
  it('is one of the places of an administrator, and of nobody else', async () => {
    const page = await pages.signedIn(pages.coordinator);
    expect(await page.getByRole('link', { name: 'Site', exact: true }).count()).toBe(0);
    const own = await administrator();
    await own.getByRole('heading', { name: 'Site', level: 1 }).waitFor();
  });

  it('gets a name that is previewed, summed up, published and seen, by keyboard alone', async () => {
    const page = await site();
    await page.getByLabel('Name of the site').fill('Quiet House');
    await page.getByLabel('Name in हिन्दी').fill('शांत घर');
    await page.getByRole('button', { name: 'Show', exact: true }).focus();
    await page.keyboard.press('Enter');
    const preview = page.frameLocator('iframe[title="Preview of the site"]');
    await preview.getByText('Quiet House').waitFor();
    expect(await preview.locator('.exit').evaluate((exit) => getComputedStyle(exit).backgroundColor)).toMatch(
      /^rgb\(/,
    );
    expect(await html()).not.toContain('Quiet House');
    await page.getByRole('button', { name: 'Publish…' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Name: Quiet House').waitFor();
    await page.getByText('Name in: हिन्दी').waitFor();
    await page.getByRole('button', { name: 'Publish now' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Nothing is changed.').waitFor();
    await page.getByText('On the site now').waitFor();
    await shows('Quiet House');
  });

  it('has a preview that leads nowhere and can do nothing', async () => {
    const page = await site();
    await page.getByRole('button', { name: 'Numbers', exact: true }).click();
    const preview = page.frameLocator('iframe[title="Preview of the site"]');
    await preview.getByRole('link', { name: 'Exit this page' }).click();
    await preview.getByRole('link', { name: 'Exit this page' }).waitFor();
    const frame = page.locator('iframe');
    expect(await frame.getAttribute('sandbox')).toBe('');
    expect(page.context().pages()).toHaveLength(1);
    expect(page.url()).toBe(`${pages.desk.console}/site`);
  });

  it('says at the field what cannot be, and loses nothing', async () => {
    const page = await site();
    await page.getByRole('button', { name: 'Add an exit page' }).click();
    const address = page.getByRole('group', { name: 'Exit page 1' }).getByLabel('Address');
    await address.fill('http://weather.example/?me');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByRole('alert').filter({ hasText: 'One field to correct.' }).waitFor();
    await page.getByText('must be an https address such as https://weather.example/').first().waitFor();
    expect(await address.inputValue()).toBe('http://weather.example/?me');
    expect(await address.evaluate((field) => field === document.activeElement)).toBe(true);
    await address.fill('https://weather.example/');
    await publish(page);
    expect((await new SiteVisitor(pages.desk.site).get('/exit')).location).toBe('https://weather.example/');
  });

  it('shows a corrected helpline, and one that was added', async () => {
    const page = await site();
    await page.getByRole('button', { name: 'Edit Children 1098' }).click();
    await page.getByLabel('Numbers', { exact: true }).fill('1098, 1800 11');
    await page.getByLabel('Verified: a person called or opened it').check();
    await page.getByRole('button', { name: /^Close Children/ }).click();
    await page.getByRole('button', { name: 'Add a helpline' }).click();
    await page.getByLabel('Name, the same in every language').fill('Night line');
    await page.getByLabel('Numbers', { exact: true }).fill('1800 22 33');
    await page.getByLabel('Source').fill('its own page');
    await publish(page);
    await shows('href="tel:180022', '/help');
    const help = await html('/help');
    expect(help).toContain('Night line');
    expect(help).toContain('href="tel:180011"');
  });

  it('shows a text that was found and changed, and keeps its review apart', async () => {
    const page = await site();
    await page.getByLabel('Search').fill('not your fault');
    await page.getByRole('button', { name: 'Edit guidance.start.not_your_fault' }).click();
    const words = page.getByLabel(/^Words in/);
    await words.fill('You did <b>nothing</b> wrong.');
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByText('must hold no < or >').first().waitFor();
    await words.fill('You did nothing wrong.');
    await page.getByText('To be reviewed: words are published first').waitFor();
    await publish(page);
    await shows('You did nothing wrong.');
    await page.getByLabel(/^Reviewed: a native speaker/).check();
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByText('Marked as reviewed: guidance.start.not_your_fault (en)').waitFor();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByText('Nothing is changed.').waitFor();
  });

  it('tells that somebody else published meanwhile, keeps what was typed, and leaves the choice', async () => {
    const [one, other] = [await site(), await site()];
    await one.getByLabel('Name of the site').fill('Mine');
    await other.getByLabel('Name of the site').fill('Theirs');
    await publish(other);
    await one.getByRole('button', { name: 'Publish…' }).click();
    await one.getByRole('button', { name: 'Publish now' }).click();
    await one.getByRole('alert').filter({ hasText: 'Somebody else published meanwhile' }).waitFor();
    expect(await one.getByLabel('Name of the site').inputValue()).toBe('Mine');
    await one.getByRole('button', { name: 'Publish…' }).click();
    await one.getByText('Somebody else published while you edited.').waitFor();
    await one.getByRole('button', { name: 'Publish now' }).click();
    await one.getByText('Nothing is changed.').waitFor();
    await shows('Mine');
  });

  it('goes back to an earlier version', async () => {
    const page = await site();
    await page.getByLabel('Name of the site').fill('First name');
    await publish(page);
    const version = await page
      .getByRole('row')
      .filter({ hasText: 'On the site now' })
      .getByRole('rowheader')
      .innerText();
    await page.getByLabel('Name of the site').fill('Second name');
    await publish(page);
    await shows('Second name');
    await page.getByRole('button', { name: `Publish this version again ${version}`, exact: true }).click();
    await page.getByRole('button', { name: 'Publish it again' }).click();
    await page.getByText('an earlier version again').waitFor();
    await shows('First name');
    expect(await page.getByLabel('Name of the site').inputValue()).toBe('First name');
  });

  it.each<[string, BrowserContextOptions]>([
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 1024, height: 700 } }],
  ])('passes axe (%s)', async (_, options) => {
    const page = await site(options);
    await page.getByRole('button', { name: /^Edit Emergency/ }).click();
    await page.getByLabel('Search').fill('fault');
    await page.getByRole('button', { name: 'Edit guidance.start.not_your_fault' }).click();
    await page.getByRole('button', { name: 'Add an exit page' }).click();
    const exit = page.getByRole('group', { name: /^Exit page/ }).last();
    await exit.getByLabel('From').selectOption('FR');
    await exit.getByLabel('Address').fill('https://weather.example/');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.locator('iframe').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByText('Exit page set for: France').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  });
});
