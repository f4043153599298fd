import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { abuseMails, rdapServer, registrableDomain } from '../../src/modules/abuse-contacts/rdap.js';
import { RDAP_SERVERS } from '../../src/modules/abuse-contacts/rdap-servers.data.js';

const card = (...mails: unknown[]): unknown => [
  'vcard',
  [['version', {}, 'text', '4.0'], ...mails.map((mail) => ['email', {}, 'text', mail])],
];
const samples = process.env['SAMPLES_DIR'];

describe('the domain of an address', () => {
  it.each([
    ['https://pictures.chat.example.co.uk/a/b?c#d', 'example.co.uk'],
    ['EXAMPLE.org', 'example.org'],
    ['someone.blogspot.com/post', 'blogspot.com'],
    ['http://münchen.de/', 'xn--mnchen-3ya.de'],
    ['ftp://files.example.net:2121/x', 'example.net'],
    ['https://user:secret@example.com/', 'example.com'],
    ['https://192.0.2.1/x', null],
    ['http://[::1]/', null],
    ['localhost', null],
    ['co.uk', null],
    ['javascript:alert(1)', null],
    ['https://example.com@', null],
    ['', null],
  ])('of %j is %j', (address, domain) => {
    expect(registrableDomain(address)).toBe(domain);
  });

  it('is a plain domain or none, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.ipV4(), fc.ipV6()), (typed) => {
        const domain = registrableDomain(typed);
        return domain === null || /^[a-z0-9.-]+\.[a-z0-9-]+$/.test(domain);
      }),
    );
  });

  it('has a registry by its ending, each asked under TLS and by its name', () => {
    expect(rdapServer('example.com')).toBe('https://rdap.verisign.com/com/v1/');
    for (const unknown of ['example.in', 'example.constructor']) expect(rdapServer(unknown)).toBeNull();
    for (const server of Object.values(RDAP_SERVERS))
      expect(server).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+\/([a-z0-9]+\/)*$/);
  });
});

describe('the abuse contact in an answer', () => {
  it('is found however deep it stands, once, and of the role of abuse alone', () => {
    const answer = {
      entities: [
        { roles: ['registrant'], vcardArray: card('owner@example.org') },
        {
          roles: ['registrar'],
          vcardArray: card('sales@registrar.example'),
          entities: [
            { roles: ['abuse'], vcardArray: card('Abuse@Registrar.example', 'abuse@registrar.example') },
            { roles: ['technical', 'abuse'], vcardArray: card('mailto:noc@registrar.example') },
          ],
        },
      ],
    };
    expect(abuseMails(answer)).toEqual(['abuse@registrar.example', 'noc@registrar.example']);
  });

  it('is none of what is redacted, broken, an error, or no address', () => {
    for (const answer of [
      null,
      'text',
      [],
      { errorCode: 404 },
      { entities: 'x' },
      { entities: [{ roles: 'abuse', vcardArray: card('a@b.example') }] },
      { entities: [{ roles: ['abuse'], vcardArray: card('', 7, 'two@a.example, three@b.example') }] },
      { entities: [{ roles: ['abuse'] }] },
    ])
      expect(abuseMails(answer)).toEqual([]);
  });

  it('is none, and no error, whatever comes', () => {
    fc.assert(fc.property(fc.jsonValue(), (answer) => Array.isArray(abuseMails(answer))));
    const nested = Array.from({ length: 50 }).reduce<unknown>((inside) => ({ entities: [inside] }), {
      roles: ['abuse'],
      vcardArray: card('deep@example.org'),
    });
    expect(abuseMails(nested)).toEqual([]);
  });

  it('is read in answers of registries', () => {
    if (samples === undefined) {
      process.stderr.write('Left out: answers of registries (needs SAMPLES_DIR).\n');
      return;
    }
    const folder = join(samples, 'rdap');
    const found = new Map(
      readdirSync(folder).map((name) => [
        name,
        abuseMails(JSON.parse(readFileSync(join(folder, name), 'utf8'))).length,
      ]),
    );
    for (const [name, count] of [
      ['icann-microsoft.click.json', 1],
      ['icann-network_192_198_0_0.json', 1],
      ['rfc9537-example-1.json', 1],
      ['icann-domain_afnic_fr.json', 0],
      ['icann-error_ripe_net.json', 0],
    ] as const)
      expect([name, found.get(name)]).toEqual([name, count]);
  });
});
