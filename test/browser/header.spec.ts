import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot } from '../../src/platform/config/index.js';
import { Catalogues, ownName } from '../../src/platform/i18n/index.js';
import { axeFindings } from '../support/browser.js';
import { useSite } from '../support/site-window.js';

const open = useSite();
const { languages } = Catalogues.load(join(projectRoot(), 'locales'));

const SIZES = [
  { width: 360, height: 740 },
  { width: 320, height: 568 },
];
/** Of a screen of this many px. */
const SCREEN = 740;
/** How much of it may stand before the heading. */
const MOST = { first: 0.3, other: 0.2 };
const PATHS = ['/', '/help', '/p', '/c', '/h/1', '/h/50', '/g/2', '/done', '/?c=ZZ', '/h/1?c=ZZ'];

interface Measured {
  heading: number;
  isWide: boolean;
  /** Of the numbers, the languages and Exit: each on how many px from the top. */
  rows: number[];
  small: string[];
}

function measure(page: Page): Promise<Measured> {
  return page.evaluate(() => {
    const bar = document.querySelector('.bar');
    const parts = [...(bar?.querySelectorAll('a, summary') ?? [])].filter((part) => part.checkVisibility());
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return {
      heading: document.querySelector('h1')?.getBoundingClientRect().top ?? Number.NaN,
      isWide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
      rows: [...new Set(boxes.map(({ top, height }) => Math.round(top + height / 2)))],
      small: parts
        .filter((_part, at) => Math.min(boxes[at]?.width ?? 0, boxes[at]?.height ?? 0) < 43.5)
        .map((part) => part.textContent ?? ''),
    };
  });
}

describe.each(languages)('the header in %s', (language) => {
  it.each(SIZES)('is one row that leaves the page its room, at $width x $height', async (viewport) => {
    const { page } = await open({ viewport });
    await page.goto('/h/1');
    const faults: string[] = [];
    for (const path of PATHS) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}l=${language}`);
      const { heading, isWide, rows, small } = await measure(page);
      const most = SCREEN * (path.startsWith('/?') || path === '/' ? MOST.first : MOST.other);
      if (!(heading <= most)) faults.push(`${path}: heading at ${heading} px`);
      if (isWide) faults.push(`${path}: wider than the window`);
      if (rows.length !== 1) faults.push(`${path}: parts at ${rows.join(', ')}`);
      if (small.length > 0) faults.push(`${path}: too small to tap: ${small.join(', ')}`);
    }
    expect(faults).toEqual([]);
  });

  it('shows the languages in their own names and the country under a link that anyone finds', async () => {
    const { page, complaints } = await open({
      viewport: { width: 320, height: 568 },
      javaScriptEnabled: language !== 'ur',
    });
    await page.goto(`/c?l=${language}`);
    const summary = page.locator('.bar summary');
    expect(await summary.innerText()).toMatch(/Language|भाषा/);
    await summary.click();
    const panel = page.locator('.bar .panel');
    const names = await panel.locator('.languages button, .languages a').allTextContents();
    expect(names).toEqual(languages.filter((one) => one !== language).map(ownName));
    expect(await panel.locator('select[name="c"]').isVisible()).toBe(true);
    const { isWide } = await measure(page);
    expect(isWide).toBe(false);
    if (language !== 'ur') expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
