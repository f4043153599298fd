import { axeFindings } from '../support/browser.js';
import { useConsole } from '../support/console-page.js';

const pages = useConsole();

const FOREIGN = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('where somebody is signed in', () => {
  it('shows the owner a browser that is not theirs, and signs it out', async () => {
    const stranger = await pages.signIn(pages.kiran, await pages.open({ userAgent: FOREIGN }));
    const page = await pages.signIn(pages.kiran);
    await page.getByRole('link', { name: 'Account' }).click();
    const part = page.getByRole('region', { name: 'Signed in at' });
    await part.getByText('Chrome on Linux').filter({ visible: true }).first().waitFor();
    await part.getByText('(This browser)').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await part.getByRole('button', { name: /^Sign out Firefox on Windows/ }).click();
    await part.getByText('Firefox on Windows').first().waitFor({ state: 'detached' });
    await stranger.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    await part.getByText('(This browser)').waitFor();
  });

  it('lets an administrator sign a person out everywhere', async () => {
    const theirs = await pages.signIn(pages.meera);
    const admin = await pages.open();
    await admin.goto('/');
    await admin.getByLabel('E-mail').fill(pages.desk.installation.administrator.email);
    await admin
      .getByLabel('Password', { exact: true })
      .fill(pages.desk.installation.administrator.passphrase);
    await admin.getByRole('button', { name: 'Sign in' }).click();
    await admin.getByRole('link', { name: 'People', exact: true }).click();
    await admin.getByRole('link', { name: pages.meera.name }).click();
    const part = admin.getByRole('region', { name: 'Signed in at' });
    await part.getByText('Chrome on Linux').first().waitFor();
    expect(await axeFindings(admin)).toEqual([]);
    await part.getByRole('button', { name: 'Sign out everywhere' }).click();
    await part.getByText('Signed in nowhere.').waitFor();
    await theirs.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
  });
});
