import fc from 'fast-check';
import { hostOf } from './reporter-links.service.js';

describe('the site of a link', () => {
  it.each([
    ['https://www.instagram.com/p/Cxyz123/?igsh=abc', 'instagram.com'],
    ['instagram.com/p/Cxyz456', 'instagram.com'],
    ['HTTP://Pictures.Example/a/1', 'pictures.example'],
    ['@somebody', null],
    ['my page', null],
    ['', null],
  ])('of %s is %s', (link, host) => {
    expect(hostOf(link)).toBe(host);
  });

  it('holds nothing of what leads to the page', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (link) => {
        expect(hostOf(link) ?? '').not.toMatch(/[/?#@]/);
      }),
    );
  });

  it('never throws, whatever was typed', () => {
    fc.assert(fc.property(fc.string(), (typed) => expect(() => hostOf(typed)).not.toThrow()));
  });
});
