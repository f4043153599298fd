import { defineRate, manyOf, networkOf, RateLimit } from './rate-limit.js';

const RATE = defineRate({ name: 'try', burst: 3, perMinute: 2 });

describe('a rate limit', () => {
  let now = 0;
  let limit: RateLimit;
  beforeEach(() => {
    now = 0;
    limit = new RateLimit(() => now);
  });
  const take = (client = 'one') => limit.take(client, RATE);

  it('gives a burst of turns, and then as many a minute as it says', () => {
    expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
    expect(limit.secondsToWait('one', RATE)).toBe(30);
    now = 29_000;
    expect(take()).toBe(false);
    now = 30_000;
    expect([take(), take()]).toEqual([true, false]);
  });

  it('never saves up more than the burst, and never locks out for good', () => {
    for (let i = 0; i < 50; i++) take();
    now = 30_000;
    expect(take()).toBe(true);
    now = 24 * 3_600_000;
    expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
  });

  it('keeps clients and kinds apart', () => {
    for (let i = 0; i < 4; i++) take();
    expect(take('two')).toBe(true);
    expect(limit.take('one', 'other')).toBe(true);
    expect(limit.take('one', { ...RATE, name: 'third' })).toBe(true);
  });

  it('survives a flood of clients, of whom the latest still count', () => {
    for (let i = 0; i < 100_000; i++) take(`client ${i}`);
    for (let i = 0; i < 3; i++) take('last');
    expect(take('last')).toBe(false);
    expect(take('client 0')).toBe(true);
  });
});

describe('a network of many clients', () => {
  it('has eight times the turns of one, however many clients it makes, and others have theirs', () => {
    const limit = new RateLimit(() => 0);
    const taken = Array.from({ length: 1_000 }, (_, i) => limit.take(`*flood/${i}`, RATE));
    expect(taken.filter(Boolean)).toHaveLength(8 * RATE.burst);
    expect(limit.take('*other/1', RATE)).toBe(true);
    expect(limit.secondsToWait('*flood/1', RATE)).toBe(4);
  });

  it('is counted apart for each thing that turns are taken about', () => {
    const limit = new RateLimit(() => 0);
    for (let i = 0; i < 100; i++) limit.take(`*flood/${i}`, RATE, 'one account');
    expect(limit.take('*flood/0', RATE, 'one account')).toBe(false);
    expect(limit.take('*flood/0', RATE, 'another')).toBe(true);
  });

  it.each([
    ['203.0.113.9', null],
    ['::ffff:203.0.113.9', null],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
    ['2001:0DB8:0001:ffff::9', '2001:db8:1'],
    ['::1', '0:0:0'],
    ['fc00:dead:beef:4dad::7', 'tor'],
    ['unknown', null],
  ])('%s lies in %s', (address, network) => {
    expect(manyOf(address)).toBe(network);
  });
});

describe('the network of a client', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:0DB8:0001:2:ffff::', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['unknown', 'unknown'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
