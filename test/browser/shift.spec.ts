import type { Page } from 'playwright-core';
import { NEUTRAL, useSite } from '../support/site-window.js';

const open = useSite();

const tap = (page: Page): Promise<void> => page.keyboard.press('Shift');
const thrice = async (act: () => Promise<unknown>): Promise<void> => {
  for (let times = 0; times < 3; times++) await act();
};

/** Words in a field, with the caret in it. */
async function typing(): Promise<Page> {
  const { page } = await open();
  await page.goto('/c');
  await page.getByLabel('Your code').fill('1234');
  return page;
}

/** Whether the page has been left: the words would be covered at once, before anything is fetched. */
function hasLeft(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector('main') === null);
}

const HELD = ['Alt', 'Control', 'Meta', 'AltGraph'];

describe('Shift tapped three times', () => {
  it('leaves', async () => {
    const page = await typing();
    await thrice(() => tap(page));
    await page.waitForURL(NEUTRAL);
  });

  it('leaves with either Shift, with Caps Lock on, and wherever the pointer has moved', async () => {
    const page = await typing();
    await page.keyboard.press('CapsLock');
    await page.keyboard.press('ShiftLeft');
    await page.mouse.move(40, 300);
    await page.keyboard.press('ShiftRight');
    await page.keyboard.press('ShiftLeft');
    await page.waitForURL(NEUTRAL);
  });

  it.each(HELD)('stays while %s is held, as people change their keyboard', async (modifier) => {
    const page = await typing();
    await page.keyboard.down(modifier);
    await thrice(() => tap(page));
    await page.keyboard.up(modifier);
    expect(await hasLeft(page)).toBe(false);
  });

  it.each(HELD)('stays where %s is let go first, or pressed second', async (modifier) => {
    const page = await typing();
    await thrice(async () => {
      await page.keyboard.down(modifier);
      await page.keyboard.down('Shift');
      await page.keyboard.up(modifier);
      await page.keyboard.up('Shift');
    });
    await thrice(async () => {
      await page.keyboard.down('Shift');
      await page.keyboard.press(modifier);
      await page.keyboard.up('Shift');
    });
    expect(await hasLeft(page)).toBe(false);
  });

  it('stays where the pointer or the wheel was used with Shift, or between', async () => {
    const page = await typing();
    const field = page.getByLabel('Your code');
    await thrice(() => field.click({ modifiers: ['Shift'] }));
    await thrice(async () => {
      await page.keyboard.down('Shift');
      await page.mouse.wheel(0, 30);
      // A wheel is told when the page has time for it.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      await page.keyboard.up('Shift');
    });
    await thrice(async () => {
      await tap(page);
      await field.click();
    });
    expect(await hasLeft(page)).toBe(false);
  });

  it('stays for capital letters, marked words, another key between, and a key that is held down', async () => {
    const page = await typing();
    await thrice(() => page.keyboard.press('Shift+A'));
    await thrice(() => page.keyboard.press('Shift+ArrowLeft'));
    await thrice(async () => {
      await tap(page);
      await page.keyboard.press('a');
    });
    await thrice(async () => {
      await page.keyboard.down('Shift');
      // Again without being let go: what a key does that is held.
      await page.keyboard.down('Shift');
      await page.keyboard.up('Shift');
    });
    // A letter that is still down when Shift is, as fast hands type.
    await thrice(async () => {
      await page.keyboard.down('b');
      await page.keyboard.down('Shift');
      await page.keyboard.up('b');
      await page.keyboard.up('Shift');
    });
    expect(await hasLeft(page)).toBe(false);
  });

  it('stays where the three are not within two seconds', async () => {
    const { page } = await open();
    await page.goto('/c');
    const tapAt = (ms: number): Promise<void> =>
      page.evaluate((at) => {
        for (const type of ['keydown', 'keyup']) {
          const event = new KeyboardEvent(type, { key: 'Shift', bubbles: true });
          Object.defineProperty(event, 'timeStamp', { value: at });
          document.body.dispatchEvent(event);
        }
      }, ms);
    for (const ms of [1_000, 2_100, 3_200, 4_300]) await tapAt(ms);
    expect(await hasLeft(page)).toBe(false);
    for (const ms of [9_000, 10_000, 10_900]) await tapAt(ms);
    await page.waitForURL(NEUTRAL);
  });
});
