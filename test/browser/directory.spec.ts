import { generateKey, readKey } from 'openpgp';
import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';

const pages = useConsole();

describe('where a case can go', () => {
  it('is shown on the case, the first first, with what it means and what must not be done', async () => {
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 1366, height: 768 } });
    await openCase(page, await pages.filed());
    const section = page.getByRole('region', { name: 'Where this can go' });
    const first = section.getByRole('listitem').first();
    await first.getByRole('link', { name: 'Cyber crime helpline 1930' }).waitFor();
    await first.getByText(/Do it within/).waitFor();
    await section.getByText('Possible duty by law: a coordinator decides').first().waitFor();
    await section.getByText('It cannot be taken back.').first().waitFor();
    await section.getByText(/What must not be done here/).click();
    await section.getByText('Do not send anybody who was under 18 in the pictures to StopNCII.').waitFor();
    expect(await axeFindings(page)).toEqual([]);

    await section.getByRole('link', { name: /Special Juvenile Police Unit/ }).click();
    await page.getByRole('heading', { level: 1, name: /Special Juvenile Police Unit/ }).waitFor();
    await page.getByText('Nobody has verified it yet: to be verified').waitFor();
  });
});

describe('the directory', () => {
  it('is searched and filtered, and a record tells all that is known of it', async () => {
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 1024, height: 768 } }, '/directory');
    await page.getByRole('heading', { level: 1, name: 'Directory' }).waitFor();
    const records = page.getByRole('region', { name: 'All records' }).getByRole('listitem');
    await page.getByLabel('Find', { exact: true }).fill('alliance framework');
    await page.getByText('1 record', { exact: true }).waitFor();
    expect(await records.first().innerText()).toContain('WeProtect');
    await page.getByLabel('Find', { exact: true }).fill('');
    await page.getByLabel('Country', { exact: true }).selectOption('SG');
    await page.getByText('1 record', { exact: true }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Online Safety Commission, Singapore' }).click();
    await page.getByText('Regulations S 396/2026', { exact: false }).first().waitFor();
    await page.getByText('As it comes with the program.', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: 'Change' }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('button', { name: 'Print' }).waitFor({ state: 'hidden' });
  });

  it('is changed and verified by a coordinator, and nothing typed is lost by what is wrong', async () => {
    const page = await pages.signedIn(
      pages.coordinator,
      { colorScheme: 'dark' },
      '/directory/au-kids-helpline',
    );
    await page.getByRole('button', { name: 'Change' }).click();
    const form = page.getByRole('form', { name: 'Change' });
    await form.getByLabel('What they do and do not do').fill('Counsellors for people of 5 to 25.');
    await form.getByLabel('Address').fill('not a number');
    await form.getByLabel('Why, and how you know').fill('Their site');
    expect(await axeFindings(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save as a new version' }).click();
    await form.getByText('An address is not one of its kind', { exact: false }).waitFor();
    expect(await form.getByLabel('Why, and how you know').inputValue()).toBe('Their site');
    await form.getByLabel('Address').fill('1800 55 1800');
    await form.getByLabel('Confidence').selectOption('high');
    await form.getByRole('button', { name: 'Save as a new version' }).click();
    await page.getByText(new RegExp(`^Version 1, ${pages.coordinator.name}, .*: Their site$`)).waitFor();

    await page.getByRole('button', { name: 'Mark verified' }).click();
    const verify = page.getByRole('form', { name: 'Mark verified' });
    await verify.getByLabel('Why, and how you know').fill('Called it');
    await verify.getByRole('button', { name: 'Mark verified' }).click();
    await page.getByText(/^Version 2, .*: Called it$/).waitFor();
    await page.getByText(/^Verified on /).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('has the key of a recipient, whose fingerprint is there to compare, and takes no secret one', async () => {
    const date = new Date(Date.now() - 86_400_000);
    const pair = await generateKey({ userIDs: [{ email: 'abuse@telegram.example' }], date });
    const { keyPacket } = await readKey({ armoredKey: pair.publicKey });
    const page = await pages.signedIn(
      pages.coordinator,
      { viewport: { width: 1024, height: 768 } },
      '/directory/platform-telegram',
    );
    await page.getByRole('button', { name: 'Change' }).click();
    const form = page.getByRole('form', { name: 'Change' });
    const key = form.getByLabel('Their public OpenPGP key').first();
    await key.fill(pair.privateKey);
    await form.getByLabel('Why, and how you know').fill('Their key');
    await form.getByRole('button', { name: 'Save as a new version' }).click();
    await form.getByText('This is the private half of a key.', { exact: false }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await key.fill(pair.publicKey);
    await form.getByRole('button', { name: 'Save as a new version' }).click();
    const groups = keyPacket.getFingerprint().toUpperCase().match(/.{4}/g)?.join(' ') ?? '';
    await page.getByText(groups).waitFor();
    await page.getByText('Encrypted mail', { exact: false }).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
