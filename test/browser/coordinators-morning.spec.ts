import { axeFindings } from '../support/browser.js';
import { rowOf, useConsole, type Known } from '../support/console-page.js';

const pages = useConsole();

const MINUTE = 60_000;
/** Filed five hours ago, and due three hours ago. */
const LATE = {
  createdAt: new Date(Math.floor(Date.now() / MINUTE) * MINUTE - 300 * MINUTE),
  minutes: 120,
};

const assigneeOf = async ({ id }: Known): Promise<string | null> =>
  (await pages.colleague.case(id)).assignee?.id ?? null;

describe('a coordinator’s morning', () => {
  it('goes from the board to what is overdue, hands the cases over and leaves a note for the shift', async () => {
    const late = [await pages.given(LATE), await pages.given(LATE)];
    const inTime = await pages.given();
    for (const { id } of late)
      await pages.colleague.post(`/api/cases/${id}/assign`, { assigneeId: pages.kiran.id });
    const page = await pages.signedIn(pages.coordinator, {}, '/board');
    await page.getByRole('heading', { name: '2 cases are overdue' }).waitFor();
    const people = page.getByRole('group', { name: /^Open cases of each person/ });
    await people.getByRole('row').filter({ hasText: pages.kiran.name }).getByText('2').first().waitFor();
    await page.getByRole('link', { name: 'Show all that are overdue in the queue' }).click();
    await page.getByRole('heading', { name: 'Queue', level: 1 }).waitFor();
    for (const found of late) await rowOf(page, found).waitFor();
    expect(await rowOf(page, inTime).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);

    for (const { reference } of late) await page.getByLabel(`Select ${reference}`).check();
    await page.getByLabel('Assign to…').selectOption({ label: pages.meera.name });
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    for (const { reference } of late)
      await page
        .getByRole('row')
        .filter({ hasText: reference })
        .filter({ hasText: pages.meera.name })
        .waitFor();
    for (const found of late) expect(await assigneeOf(found)).toBe(pages.meera.id);

    await page.getByRole('button', { name: 'Write a note for the next shift' }).click();
    await page.getByLabel('Note for the next shift').fill('Two were late; Meera has both.');
    await page.getByRole('button', { name: 'Leave the note', exact: true }).click();
    await page.getByRole('button', { name: 'Write a note for the next shift' }).waitFor();
    const meera = await pages.signedIn(pages.meera);
    await meera.getByText('Two were late; Meera has both.').waitFor();
    for (const found of late) await rowOf(meera, found).waitFor();
  });

  it('shares what nobody has by load from the queue, after a look, and leaves alone what somebody has', async () => {
    const [first, second, held] = [await pages.given(), await pages.given(), await pages.given()];
    await pages.colleague.post(`/api/cases/${held.id}/assign`, { assigneeId: pages.kiran.id });
    const page = await pages.signedIn(pages.coordinator, {}, '/cases?view=all');
    for (const { reference } of [first, second, held]) await page.getByLabel(`Select ${reference}`).check();
    await page.getByRole('button', { name: 'Assign by load…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Who would get the selected cases' });
    for (const { reference } of [first, second])
      await dialog.getByRole('row').filter({ hasText: reference }).waitFor();
    expect(await dialog.getByText(held.reference).count()).toBe(0);
    await dialog.getByText('1 selected case has somebody: it stays as it is.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await assigneeOf(first)).toBeNull();
    await dialog.getByRole('button', { name: 'Assign these 2 cases' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('1 case selected').waitFor();
    for (const found of [first, second]) expect(await assigneeOf(found)).not.toBeNull();
    expect(await assigneeOf(held)).toBe(pages.kiran.id);
  });
});
