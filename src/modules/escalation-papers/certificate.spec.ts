import { createHash } from 'node:crypto';
import { certificateForm } from './certificate.js';
import { istText } from './ist.js';

const FILES = [
  { name: 'package.pdf', bytes: Buffer.from('one') },
  { name: 'package.json', bytes: Buffer.from('two') },
];
const MADE = new Date('2026-11-30T18:45:00Z');
const given = { reference: 'TEST-0001', from: 'Helpdesk', made: MADE };

describe('the form of the certificate', () => {
  it('has digests, algorithm and Indian time filled in, and everything else blank', () => {
    const { sections } = certificateForm(FILES, given);
    const rows = sections.flatMap((section) => section.rows);
    const textsOf = (label: RegExp) => rows.filter((row) => label.test(row.label)).map(({ texts }) => texts);
    const hashes = FILES.map(
      ({ name, bytes }) => `${name}: ${createHash('sha256').update(bytes).digest('hex')}`,
    );
    expect(textsOf(/^Hash values/).map((texts) => texts.map(({ text }) => text))).toEqual([hashes, hashes]);
    expect(textsOf(/^Algorithm/).every(([one]) => one?.text.includes('[x] SHA256'))).toBe(true);
    expect(textsOf(/^Date and time at which/).map(([one]) => one?.text)).toEqual([
      '01/12/2026 00:15',
      '01/12/2026 00:15',
    ]);
    for (const label of [/^Name/, /^Son/, /^Residing/, /^Name and signature/, /^Place/, /of the signature$/])
      for (const texts of textsOf(label))
        expect(texts.map(({ text }) => text)).toEqual([expect.stringMatching(/^_+$/)]);
    expect(JSON.stringify(sections)).not.toContain('Helpdesk');
  });

  it('gives each person a part of their own, and the report of the digests', () => {
    const { sections } = certificateForm(FILES, given);
    expect(sections.map(({ heading }) => heading.slice(0, 6))).toEqual(['Part A', 'Part B', 'Hash r']);
    expect(JSON.stringify(sections[2])).toContain('3 bytes');
  });

  it('knows Indian time on any day', () => {
    expect(istText(new Date('2026-12-31T18:29:00Z'))).toBe('31/12/2026 23:59');
    expect(istText(new Date('2026-12-31T18:30:00Z'))).toBe('01/01/2027 00:00');
  });
});
