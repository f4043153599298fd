import { catalogues } from '../support/site-pages.js';
import { useSite } from '../support/site-window.js';

const open = useSite();

it('begins the first steps on the first screen of a phone, in every language', async () => {
  const { page } = await open({ javaScriptEnabled: false });
  await page.setViewportSize({ width: 360, height: 740 });
  const tops: Record<string, number> = {};
  for (const language of catalogues.languages) {
    await page.goto(`/?l=${language}`);
    const box = await page.locator('ol.steps > li').first().boundingBox();
    tops[language] = Math.round(box?.y ?? Infinity);
  }
  expect(Object.entries(tops).filter(([, top]) => top >= 740)).toEqual([]);
});

it('has no target under 44 px among the numbers and services inside the steps', async () => {
  const { page } = await open({ javaScriptEnabled: false });
  for (const path of ['/', '/g/2/1', '/g/3/2', '/g/7/3']) {
    await page.goto(path);
    const small = await page
      .locator('.steps a')
      .evaluateAll(
        (all) =>
          all
            .map((one) => one.getBoundingClientRect())
            .filter(({ width, height }) => width < 44 || height < 44).length,
      );
    expect([path, small]).toEqual([path, 0]);
  }
});
