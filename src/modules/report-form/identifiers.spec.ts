import { readContact, readLocation } from './identifiers.js';
import { PLATFORMS } from '../vocabulary/index.js';

it.each([
  [
    'someone.bad',
    'instagram',
    { identifier: { type: 'handle', platform: 'instagram', value: 'someone.bad' } },
  ],
  ['@Some_One', 'x', { identifier: { type: 'handle', platform: 'x', value: '@Some_One' } }],
  [
    '+91 98765 43210',
    'whatsapp',
    { identifier: { type: 'phone', platform: 'whatsapp', value: '+91 98765 43210' } },
  ],
  ['९८७६५४३२१०', null, { identifier: { type: 'phone', platform: null, value: '९८७६५४३२१०' } }],
  ['bad@example.com', 'other', { identifier: { type: 'email', platform: null, value: 'bad@example.com' } }],
  [
    'https://www.instagram.com/some.one/?hl=en',
    null,
    { identifier: { type: 'handle', platform: 'instagram', value: 'some.one' } },
  ],
  ['t.me/badperson', null, { identifier: { type: 'handle', platform: 'telegram', value: 'badperson' } }],
  [
    'https://wa.me/919876543210',
    null,
    { identifier: { type: 'phone', platform: 'whatsapp', value: '919876543210' } },
  ],
  [
    'https://www.instagram.com/p/Cabc/',
    null,
    { location: { platform: 'instagram', value: 'https://www.instagram.com/p/Cabc/' } },
  ],
  ['https://t.me/+AbCdEf', null, { location: { platform: 'telegram', value: 'https://t.me/+AbCdEf' } }],
  ['https://example.com/a', 'instagram', { location: { platform: 'other', value: 'https://example.com/a' } }],
  ['https://x.com/%E0%A4', null, { identifier: { type: 'handle', platform: 'x', value: '%E0%A4' } }],
])('knows "%s" by its form', (line, platform, expected) => {
  expect(readContact(line, platform)).toEqual(expected);
});

it.each([
  ['https://www.facebook.com/share/x', 'facebook'],
  ['m.facebook.com/story', 'facebook'],
  ['https://x.com/i/status/1', 'x'],
  ['https://notx.com/i', 'other'],
  ['https://x.com.evil.example/', 'other'],
  ['https://user:pass@t.me/a', 'other'],
  ['https://YOUTU.BE/abc', 'youtube'],
  ['a group called Friends', 'other'],
])('names the platform of "%s": %s', (value, platform) => {
  expect(readLocation(value)).toEqual({ platform, value });
  expect(PLATFORMS).toContain(platform);
});
