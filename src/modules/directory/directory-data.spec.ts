import fc from 'fast-check';
import { PLATFORMS } from '../vocabulary/index.js';
import { builtIn } from './built-in.js';
import { canonical } from './canonical.js';
import { addressFits } from './channel-address.js';
import { SEEDS } from './data/index.js';

import { isRecordId, isSendable, isToBeVerified, type DirectoryRecord } from './record.js';

const records = SEEDS.map(({ id }) => builtIn(id) as DirectoryRecord);
const ids = new Set(records.map(({ id }) => id));
const repeated = (all: readonly string[]): string[] => all.filter((one, at) => all.indexOf(one) !== at);
const named = (id: string): DirectoryRecord => {
  const record = builtIn(id);
  if (record === null) throw new Error(`no record ${id}`);
  return record;
};

describe('every record of the directory', () => {
  it('has a name of its own', () => {
    expect(repeated(SEEDS.map(({ id }) => id))).toEqual([]);
    expect(SEEDS.map(({ id }) => id).filter((id) => !isRecordId(id))).toEqual([]);
    for (const id of ['', '-a', 'A', 'a\0', 'a'.repeat(101), '../a']) expect(isRecordId(id)).toBe(false);
  });

  it.each(records.map((record) => [record.id, record] as const))('%s is told honestly', (_, record) => {
    expect(record.source).toMatch(/./);
    expect(['high', 'medium', 'low']).toContain(record.confidence);
    expect(record.names['en']).toMatch(/./);
    expect(record.about).toMatch(/\.$/);
    expect(record.nextReview).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(record.country ?? 'ZZ').toMatch(/^[A-Z]{2}$/);
    expect(record.takes.kinds.length).toBeGreaterThan(0);
    expect(record.takes.ageBands.length).toBeGreaterThan(0);
    expect(repeated(record.takes.kinds)).toEqual([]);
    expect(repeated(record.takes.ageBands)).toEqual([]);
    expect(record.see.filter((id) => !ids.has(id) || id === record.id)).toEqual([]);
    expect(repeated(record.channels.map(({ key }) => key))).toEqual([]);
    expect(repeated(record.clocks.map(({ id }) => id))).toEqual([]);
    expect(record.clocks.filter(({ hours, rule }) => !(hours > 0) || rule === '')).toEqual([]);
  });

  it.each(
    records.flatMap((record) =>
      record.channels.map((channel) => [record.id, channel.key, channel, record] as const),
    ),
  )('%s has %s as a channel that can be used, or says why not', (_id, _key, channel) => {
    if (!channel.ready || channel.address === null) expect(channel.note).toMatch(/./);
    expect(repeated(channel.fields.map(({ key }) => key))).toEqual([]);
    expect(channel.fields.filter(({ label, max }) => label === '' || (max !== null && max <= 0))).toEqual([]);
    if (channel.address !== null) expect(addressFits(channel.type, channel.address)).toBe(true);
  });

  it('says who helps where nobody can file', () => {
    const closed = records.filter(({ channels }) => !channels.some(({ ready }) => ready));
    expect(closed.filter(({ see }) => see.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('is verified by nobody before a coordinator does it, so that nothing is sent by itself', () => {
    for (const record of records) {
      expect(isToBeVerified(record)).toBe(true);
      for (const channel of record.channels) expect(isSendable(record, channel)).toBe(false);
    }
  });
});

describe('what may be sent by the helpdesk itself', () => {
  it('needs a carrier, a known address, a person who verified it, and more than low confidence', () => {
    const anyRecord = fc.record({
      confidence: fc.constantFrom('high', 'medium', 'low'),
      verifiedOn: fc.constantFrom('2026-11-30', null),
      whoMayFile: fc.constant('anyone'),
    } as const) as fc.Arbitrary<Pick<DirectoryRecord, 'confidence' | 'verifiedOn' | 'whoMayFile'>>;
    const anyChannel = fc.record({
      type: fc.constantFrom('mail', 'pgp_mail', 'web_form', 'api', 'phone', 'letter'),
      address: fc.constantFrom('desk@example.org', null),
      ready: fc.boolean(),
    }) as fc.Arbitrary<Pick<DirectoryRecord['channels'][number], 'type' | 'address' | 'ready'>>;
    fc.assert(
      fc.property(anyRecord, anyChannel, (record, channel) => {
        const carried = ['mail', 'pgp_mail', 'api'].includes(channel.type);
        expect(isSendable(record, channel)).toBe(
          carried &&
            channel.ready &&
            channel.address !== null &&
            record.confidence !== 'low' &&
            record.verifiedOn !== null,
        );
      }),
    );
  });
});

describe('the systems that are named', () => {
  it('have a route for each platform that a location can stand on', () => {
    expect(PLATFORMS.filter((name) => !ids.has(`platform-${name}`))).toEqual([]);
  });

  it.each(['virtual-global-taskforce', 'weprotect'])('%s is no reporting channel', (id) => {
    expect(named(id).channels).toEqual([]);
    expect(named(id).about).toMatch(/No reporting channel: here is who/);
  });

  it.each(['interpol-icse', 'in-ncb', 'in-sahyog'])('%s is for agencies, through the police', (id) => {
    const { whoMayFile, channels, about } = named(id);
    expect(whoMayFile).toBe('agencies');
    expect(channels.map(({ ready }) => ready)).toEqual([false]);
    expect(about).toMatch(/police/);
  });

  it('keep the API of the CyberTipline for registered providers, and its public form open', () => {
    const { channels } = named('us-ncmec-cybertipline');
    expect(channels.map(({ key, ready }) => [key, ready])).toEqual([
      ['form', true],
      ['phone', true],
      ['api', false],
    ]);
  });

  it('say that the appeal needs the person’s own Aadhaar', () => {
    expect(named('in-gac').whoMayFile).toBe('person');
    expect(named('in-gac').channels[0]?.needs).toContain('aadhaar');
  });

  it('count the four clocks of the Indian rules and none that is only announced', () => {
    expect(named('in-grievance-officer').clocks.map(({ hours }) => hours)).toEqual([2, 24, 36, 168]);
    const announced = records.flatMap(({ clocks }) =>
      clocks.filter(({ standing }) => standing === 'announced'),
    );
    expect(announced.map(({ id }) => id)).toEqual(['uk-48h']);
    expect(records.filter(({ country }) => country === 'CA').flatMap(({ clocks }) => clocks)).toEqual([]);
  });

  it('send nobody to a copyright form', () => {
    const addresses = records.flatMap(({ channels }) => channels.map(({ address }) => address ?? ''));
    expect(addresses.filter((address) => /dmca|copyright/i.test(address))).toEqual([]);
  });
});

it('reads the same data in any order of its keys as the same', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonical(turned)).toBe(canonical(value));
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
