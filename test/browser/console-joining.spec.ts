import type { INestApplicationContext } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { axeFindings } from '../support/browser.js';
import { enter, useConsole } from '../support/console-page.js';
import { afterRounds, runWorker } from '../support/helpdesk.js';
import { type Account } from '../support/index.js';
import { mailsIn } from '../support/mails.js';

const pages = useConsole();
const PASSWORD = 'seven green boats at noon';

let worker: INestApplicationContext;
beforeAll(async () => {
  worker = await runWorker(pages.desk.installation);
});
afterAll(() => worker.close());

/** The people of the helpdesk, as an administrator sees them. */
async function people(): Promise<Page> {
  const page = await pages.open();
  await page.goto('/');
  await enter(page, pages.desk.installation.administrator);
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('heading', { name: 'People', level: 1 }).waitFor();
  return page;
}

const codes = (page: Page) => page.locator('main p').filter({ hasText: /^([0-9A-Z]{4}-){3,6}[0-9A-Z]{4}$/ });

describe('a newcomer', () => {
  it('comes from the mail to the queue: password, codes, an administrator who confirms, a colleague who lets them in', async () => {
    const admin = await people();
    await admin.getByText(pages.kiran.email).waitFor();
    expect(await axeFindings(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Invite…' }).click();
    await admin.getByLabel('Name', { exact: true }).fill('Noor Fatima');
    await admin.getByLabel('E-mail', { exact: true }).fill('noor@desk.example');
    await admin.getByRole('group', { name: 'Desks' }).getByRole('checkbox').first().check();
    expect(await axeFindings(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Send the invitation' }).click();
    await admin.getByText(/The link holds until/).waitFor();

    const link = await afterRounds(worker, 'people.invites', 'the mail is there', () =>
      mailsIn(pages.desk.installation)
        .filter(({ to }) => to === 'noor@desk.example')
        .map(({ text }) => /\/(#invite=[\w-]+)/.exec(text)?.[1])
        .find((one) => one !== undefined),
    );
    const noor = await pages.open();
    await noor.goto(`/${link}`);
    await noor.getByText('Hello Noor Fatima.').waitFor();
    expect(new URL(noor.url()).hash).toBe('');
    expect(await axeFindings(noor)).toEqual([]);
    await noor.getByLabel('New password').fill(PASSWORD);
    await noor.getByRole('button', { name: 'Set my password' }).click();
    await noor.getByRole('heading', { name: 'Your password is set', level: 1 }).waitFor();
    expect(await axeFindings(noor)).toEqual([]);
    const code = (await codes(noor).last().textContent()) ?? '';
    await noor.getByRole('button', { name: 'I have kept both codes' }).click();

    await admin.reload();
    await admin.getByLabel('Confirmation code of Noor Fatima').fill(code.toLowerCase());
    expect(await axeFindings(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Confirm Noor Fatima' }).click();
    await admin.getByRole('link', { name: 'Noor Fatima' }).waitFor();

    const filed = await pages.filed();
    await enter(noor, { email: 'noor@desk.example', passphrase: PASSWORD } as Account);
    await noor.getByText(/^You wait for the key of/).waitFor();
    await noor.getByText(new RegExp(`One of these can: .*${pages.kiran.name}`)).waitFor();
    await noor.getByText('No desk is open to you yet, so no case is here.').waitFor();
    expect(await axeFindings(noor)).toEqual([]);

    const kiran = await pages.signedIn(pages.kiran);
    await kiran.getByText(/Noor Fatima waits for the key of/).waitFor();
    expect(await axeFindings(kiran)).toEqual([]);
    await kiran.getByRole('button', { name: /^Let Noor Fatima in to/ }).click();
    await kiran.getByText(/Noor Fatima waits for the key of/).waitFor({ state: 'detached' });

    await noor.getByRole('table').getByRole('link', { name: filed.reference }).waitFor();
    await noor.getByText(/^You wait for the key of/).waitFor({ state: 'detached' });
  });

  it('whose link was used is told so, and what to do', async () => {
    const page = await pages.open();
    await page.goto(`/#invite=${'A'.repeat(64)}`);
    await page.getByRole('alert').filter({ hasText: 'This link is not one of ours' }).waitFor();
    await page.getByRole('button', { name: 'To the sign-in' }).click();
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
  });
});

describe('the page of a person', () => {
  it('says what another role and new keys mean before it does it', async () => {
    const page = await people();
    await page.getByRole('link', { name: pages.meera.name }).click();
    await page.getByRole('heading', { name: pages.meera.name, level: 1 }).waitFor();
    await page.getByLabel(`New role of ${pages.meera.name}`).selectOption('auditor');
    await page.getByText('This role opens no case. Take them off their desks first.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Change the role' }).click();
    await page.getByRole('alert').filter({ hasText: 'Take them off their desks first.' }).waitFor();
    await page.getByRole('button', { name: `New keys for ${pages.meera.name}` }).click();
    await page.getByText('What they wrote and did not send is lost: nobody can open it.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByRole('status').filter({ hasText: 'gets a mail' }).first().waitFor();
  });
});

describe('a person who has other names', () => {
  it('is given them by an administrator on their page, and keeps what was typed where one cannot be kept', async () => {
    const admin = await people();
    const { name } = pages.kiran;
    await admin.getByRole('link', { name, exact: true }).click();
    const names = admin.getByLabel(`Nicknames and other spellings of ${name}`);
    await names.fill(`किरण\n${'x'.repeat(81)}`);
    await admin.getByRole('button', { name: 'Save the other names' }).click();
    await admin.getByText('A name has 1 to 80 characters on one line.').waitFor();
    expect(await names.inputValue()).toContain('x'.repeat(81));
    await names.fill('किरण\n\nKiku');
    await admin.getByRole('button', { name: 'Save the other names' }).click();
    await admin.getByText('Also known as: किरण, Kiku').waitFor();
    expect(await axeFindings(admin)).toEqual([]);
    await admin.close();
  });
});
