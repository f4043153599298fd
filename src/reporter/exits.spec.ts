import { neutralPage } from './exits.js';

it('leads to a weather page of the country, or of the world', () => {
  expect(neutralPage('IN', undefined)).toBe('https://mausam.imd.gov.in/');
  for (const country of ['FR', 'ZZ', '', 'constructor']) {
    expect(neutralPage(country, undefined)).toBe('https://worldweather.wmo.int/');
  }
});

it('leads where the operator says, from every country', () => {
  expect(neutralPage('IN', 'https://news.example/')).toBe('https://news.example/');
});
