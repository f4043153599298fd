import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/lib/needs.mjs';
import { median } from './figures.mjs';

/** 400 kbit/s each way and 400 ms for each answer, on a processor a quarter as fast: a cheap phone at the edge of a cell. */
const NETWORK = {
  offline: false,
  latency: 400,
  downloadThroughput: 400_000 / 8,
  uploadThroughput: 400_000 / 8,
};
const SLOWER = 4;

/**
 * Milliseconds from opening the first page to its being usable: drawn with its styles, so that what it says can be read and
 * pressed. The median of so many phones that were never there; null where no Chromium is found.
 */
export async function firstPageOnSlowPhone(origin, language, rounds) {
  const executablePath = findChromium();
  if (!executablePath) return null;
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const times = [];
    for (let round = 0; round < rounds; round += 1)
      times.push(await once(browser, `${origin}/?l=${language}`));
    return median(times);
  } finally {
    await browser.close();
  }
}

async function once(browser, address) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(address, { waitUntil: 'load' });
  const drawn = await page.evaluate(async () => {
    // A slow processor draws after everything is loaded.
    const paint = await new Promise((resolve) =>
      new PerformanceObserver((list) =>
        list.getEntriesByName('first-contentful-paint').forEach(({ startTime }) => resolve(startTime)),
      ).observe({ type: 'paint', buffered: true }),
    );
    // Drawn before its styles it could not be read well: both have to be there.
    const styles = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.css'));
    return Math.max(paint, ...styles.map(({ responseEnd }) => responseEnd));
  });
  await context.close();
  return drawn;
}
