import { readFileSync } from 'node:fs';
import { verifyPackage } from '../../src/modules/escalation-papers/index.js';
import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';
import { ConsoleClient } from '../support/console-client.js';
import { Packages } from '../support/packages.js';
import { pdfText } from '../support/pdf-text.js';

const pages = useConsole();

describe('a package for those who can act', () => {
  it('is written, looked at by a second person, copied by hand, and noted as answered', async () => {
    const given = await pages.given();
    const second = await ConsoleClient.of(pages.desk, pages.meera);
    await new Packages(given.id, pages.colleague, second).allow('in-ncrp');
    const writing = await pages.signedIn(pages.kiran, { viewport: { width: 1366, height: 768 } });
    await openCase(writing, given);
    const section = writing.getByRole('region', { name: 'Tell those who can act' });
    await section.getByText('Nothing was written for anybody yet.').waitFor();
    await section.getByLabel('For whom').selectOption({ value: 'in-ncrp' });
    await section.getByRole('button', { name: 'Begin a package' }).click();
    await section.getByText('Category: missing').waitFor();
    expect(await axeFindings(writing)).toEqual([]);

    await section.getByRole('button', { name: 'Write' }).click();
    const form = writing.getByRole('dialog');
    for (const [label, text] of [
      ['Category', 'Sextortion'],
      ['Approximate date and time', '28 November, evening'],
      ['State', 'Kerala'],
      ['District', 'Ernakulam'],
      ['Police station', 'Not known'],
      ['Where it occurred', 'A messenger'],
      ['Additional information', 'Somebody asks for money and threatens to send pictures.'],
    ] as const)
      await form.getByRole('textbox', { name: label, exact: true }).fill(text);
    await form.getByRole('button', { name: 'Choose from the report' }).click();
    await form.getByLabel('What happened?').check();
    await form.getByText('Chosen: 1.').waitFor();
    expect(await axeFindings(writing)).toEqual([]);
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await section.getByRole('button', { name: 'It is complete' }).click();
    await section.getByText('waits for a second person').first().waitFor();

    const looking = await pages.signedIn(pages.meera);
    await openCase(looking, given);
    const hers = looking.getByRole('region', { name: 'Tell those who can act' });
    await hers.getByRole('button', { name: 'Look and approve' }).click();
    const leaves = looking.getByRole('dialog');
    await leaves.getByText('Somebody asks for money and threatens to send pictures.').waitFor();
    await leaves.getByText('Enclosed from the report').waitFor();
    expect(await axeFindings(looking)).toEqual([]);
    await leaves.getByRole('button', { name: 'I have read it: it may leave' }).click();
    await leaves.waitFor({ state: 'detached' });

    const print = section.getByRole('button', { name: /^PDF to print/ });
    const [sheet] = await Promise.all([writing.waitForEvent('download'), print.click()]);
    expect(sheet.suggestedFilename()).toBe(`${given.reference}-in-ncrp.pdf`);
    expect(pdfText(readFileSync(await sheet.path()))).toContain('Somebody asks for money');
    await writing.getByText(`${pages.kiran.name} made a PDF to print of what was approved`).waitFor();

    const sign = section.getByRole('button', { name: /^Signed package/ });
    const [signed] = await Promise.all([writing.waitForEvent('download'), sign.click()]);
    expect(signed.suggestedFilename()).toBe(`${given.reference}-in-ncrp.zip`);
    expect((await verifyPackage(readFileSync(await signed.path()))).holds).toBe(true);
    await writing.getByText(`${pages.kiran.name} made the signed package of what was approved`).waitFor();

    await section.getByRole('button', { name: 'Send by hand' }).click();
    const byHand = writing.getByRole('dialog');
    await byHand.getByRole('button', { name: 'Copy Category', exact: true }).waitFor();
    await byHand.getByLabel('Their reference').fill('NCRP-12345');
    expect(await axeFindings(writing)).toEqual([]);
    await byHand.getByRole('button', { name: 'I sent it by hand' }).click();
    await byHand.waitFor({ state: 'detached' });
    await section.getByText('NCRP-12345').waitFor();

    await section.getByRole('button', { name: 'What came of it' }).click();
    const answer = writing.getByRole('dialog');
    await answer.getByLabel('What they said').selectOption('answered');
    await answer.getByLabel('In their words, or yours').fill('They have opened a file.');
    expect(await axeFindings(writing)).toEqual([]);
    await answer.getByRole('button', { name: 'Note it' }).click();
    await answer.waitFor({ state: 'detached' });
    await section.getByText('They have opened a file.').waitFor();
    await writing.getByText(/package for .*cybercrime\.gov\.in.*: answered/).waitFor();
  });
});
