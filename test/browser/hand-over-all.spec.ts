import { axeFindings } from '../support/browser.js';
import { useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('handing over all cases of somebody who is ill', () => {
  it('starts on the board, says who gets them and which stayed, by keyboard alone', async () => {
    const { colleague, kiran, meera } = pages;
    const [one, two] = [await pages.given(), await pages.given()];
    for (const { id } of [one, two])
      await colleague.post(`/api/cases/${id}/assign`, { assigneeId: kiran.id });
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await pages.signedIn(pages.coordinator, { colorScheme }, '/board');
      await page.getByRole('link', { name: `Hand over all cases of ${kiran.name}` }).click();
      await page.getByText(/^2 open cases/).waitFor();
      expect(await axeFindings(page)).toEqual([]);
    }
    const page = await pages.signedIn(pages.coordinator, {}, `/board/people/${kiran.id}`);
    await page.getByRole('button', { name: 'To one colleague' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Who gets them').selectOption({ label: meera.name });
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Hand over 2 cases' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('2 cases were handed over.').first().waitFor();
    await page.getByText('No open case').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const rows = await colleague.queue();
    expect(rows.filter(({ assignee }) => assignee?.id === meera.id)).toHaveLength(2);
  });

  it('is on the page of the person for an administrator, with who does it, and again when the account is shut', async () => {
    const { kiran, coordinator, desk } = pages;
    const admin = await pages.open();
    await admin.goto('/');
    await admin.getByLabel('E-mail').fill(desk.installation.administrator.email);
    await admin.getByLabel('Password', { exact: true }).fill(desk.installation.administrator.passphrase);
    await admin.getByRole('button', { name: 'Sign in' }).click();
    await admin.getByRole('link', { name: 'People', exact: true }).click();
    await admin.getByRole('link', { name: kiran.name }).click();
    await admin.getByText(`First desk: ${coordinator.name}`).waitFor();
    await admin.getByRole('button', { name: 'Shut the account' }).click();
    await admin.getByRole('button', { name: `Shut the account of ${kiran.name} now` }).click();
    await admin
      .getByText(/a coordinator of the desk hands all of them over at once/)
      .first()
      .waitFor();
    expect(await axeFindings(admin)).toEqual([]);
  });
});
