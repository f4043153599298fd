import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { axeFindings } from '../support/browser.js';
import { openCase, useConsole } from '../support/console-page.js';

const settings: Record<string, string> = { TRUST_PROXY: '1' };
let server: Server;

beforeAll(async () => {
  const card = ['vcard', [['email', {}, 'text', 'abuse@registrar.example']]];
  server = createServer((request, response) => {
    const known = request.url === '/domain/example.org';
    response.writeHead(known ? 200 : 500, { 'Content-Type': 'application/rdap+json' });
    response.end(JSON.stringify({ entities: [{ roles: ['abuse'], vcardArray: card }] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  settings['RDAP'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const pages = useConsole({ variables: settings });

describe('whom to write to about a site', () => {
  it('is asked of its registry at the press of a person, and shown as what nobody verified', async () => {
    const page = await pages.signedIn(pages.kiran, { viewport: { width: 1024, height: 768 } });
    await openCase(page, await pages.given());
    const section = page.getByRole('region', { name: 'Whom to write to about a site' });
    const address = section.getByLabel('Address of the site');
    await address.fill('http://192.0.2.1/picture');
    await section.getByRole('button', { name: 'Ask the registry' }).click();
    await section.getByText('This is no address of a site', { exact: false }).waitFor();
    expect(await address.inputValue()).toBe('http://192.0.2.1/picture');
    await address.fill('https://pictures.example.org/1');
    await address.press('Enter');
    await section.getByText('Found, not verified', { exact: false }).waitFor();
    await section.getByText('abuse@registrar.example', { exact: true }).waitFor();
    expect(await section.getByRole('link').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await address.fill('https://elsewhere.example.net/1');
    await address.press('Enter');
    await section.getByText('The registry did not answer', { exact: false }).waitFor();
  });
});
