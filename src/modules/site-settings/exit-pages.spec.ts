import { exitPage } from './exit-pages.js';

const none = new Map<string, string>();

it('leads to a weather page of the country, or of the world', () => {
  expect(exitPage('IN', none, undefined)).toBe('https://mausam.imd.gov.in/');
  for (const country of ['FR', 'ZZ', '', 'constructor']) {
    expect(exitPage(country, none, undefined)).toBe('https://worldweather.wmo.int/');
  }
});

it('leads where the configuration says, from every country', () => {
  expect(exitPage('IN', none, 'https://news.example/')).toBe('https://news.example/');
});

it('leads where an administrator says for a country, before the configuration', () => {
  const set = new Map([['IN', 'https://weather.example/']]);
  expect(exitPage('IN', set, 'https://news.example/')).toBe('https://weather.example/');
  expect(exitPage('GB', set, 'https://news.example/')).toBe('https://news.example/');
  expect(exitPage('GB', set, undefined)).toBe('https://www.metoffice.gov.uk/');
});

it('leads from countries without a page of their own where an administrator says for them', () => {
  const set = new Map([['ZZ', 'https://elsewhere.example/']]);
  expect(exitPage('FR', set, undefined)).toBe('https://elsewhere.example/');
  expect(exitPage('FR', set, 'https://news.example/')).toBe('https://elsewhere.example/');
  expect(exitPage('IN', set, undefined)).toBe('https://mausam.imd.gov.in/');
});
