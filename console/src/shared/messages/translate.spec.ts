import { label, setCatalogue, t } from './translate.js';

describe('t', () => {
  afterEach(() => setCatalogue('en', {}));

  it('fills in and counts', () => {
    expect(t('bulk.selected', { count: 1 })).toBe('1 case selected');
    expect(t('bulk.selected', { count: 5 })).toBe('5 cases selected');
    expect(t('event.assigned', { who: 'A <b>', assignee: "O'Brien {x}" })).toBe(
      "A <b> gave the case to O'Brien {x}",
    );
  });

  it('shows English where a language lacks a text', () => {
    setCatalogue('hi', { 'queue.title': 'कतार' });
    expect(t('queue.title')).toBe('कतार');
    expect(t('queue.more')).toBe('Show more');
  });

  it('shows a value it does not know as words', () => {
    expect(label('mark', 'self_harm')).toBe('self-harm');
    expect(label('mark', 'something_new')).toBe('something new');
  });
});
