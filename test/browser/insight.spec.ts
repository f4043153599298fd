import { readFile } from 'node:fs/promises';
import { axeFindings } from '../support/browser.js';
import { useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('weekly figures', () => {
  it('are bars with their numbers beside them, in print and to a screen reader too, and a table to save', async () => {
    const { id } = await pages.given();
    const { database } = pages.desk.installation;
    await database.query(
      `INSERT INTO insight_weeks SELECT date_trunc('week', now())::date - 7 * ago, now()::date FROM generate_series(2, 14) ago`,
    );
    await database.query(
      `INSERT INTO insight_cells
       SELECT w.week, c.desk_id, v.measure, v.category, v.count
         FROM cases c, insight_weeks w, LATERAL (VALUES
              ('received', 'all', 30), ('kind', 'threatened', 15), ('kind', 'shared', 10), ('kind', 'other', 5),
              ('age_band', '13_15', 15), ('age_band', '16_17', 10), ('age_band', 'adult', 5),
              ('language', 'ta', 10), ('language', 'hi', 20),
              ('first_reply', 'same_day', 20), ('first_reply', 'next_day', 5), ('first_reply', 'none', 5),
              ('reply_deadline', 'in_time', 25), ('reply_deadline', 'late', 5), ('set_aside', 'prank', 5)
              ) v (measure, category, count) WHERE c.id = $1`,
      [id],
    );
    const page = await pages.signedIn(
      pages.coordinator,
      { viewport: { width: 1024, height: 768 } },
      '/board',
    );
    await page.getByRole('link', { name: 'Insight: figures by week' }).click();
    await page.getByRole('heading', { name: 'Reports by week' }).waitFor();
    const row = (table: string, name: string) =>
      page.getByRole('table', { name: table }).getByRole('row', { name });
    await row('What they were about', 'Pictures shared 130').waitFor();
    await row('What they were about', 'Each of the others few or none').waitFor();
    await row('Language', 'Hindi 260').waitFor();
    await page.getByText('Half of those who had a reply had it: on the same day.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByLabel('Time', { exact: true }).selectOption({ label: 'the last 4 weeks' });
    await row('What they were about', 'Pictures shared 40').waitFor();

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a table (CSV)' }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    expect(text).toContain(',kind,shared,10\r\n');

    await page.emulateMedia({ media: 'print' });
    await page.getByRole('button', { name: 'Save as a table (CSV)' }).waitFor({ state: 'hidden' });
    await row('What they were about', 'Threatened 60').waitFor();
  });

  it('say when nothing is published, and are not offered to counsellors', async () => {
    const { database } = pages.desk.installation;
    await database.query('DELETE FROM insight_cells');
    await database.query('DELETE FROM insight_weeks');
    const page = await pages.signedIn(pages.coordinator, {}, '/insight');
    await page.getByText('Nothing is published yet.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const counsellor = await pages.signedIn(pages.meera);
    await counsellor.getByRole('link', { name: 'Directory' }).waitFor();
    expect(await counsellor.getByRole('link', { name: 'Insight' }).count()).toBe(0);
  });
});
