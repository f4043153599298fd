import { namedBy } from './excluded-staff.js';

const PEOPLE = [
  { id: 'kiran', name: 'Kiran Rao' },
  { id: 'meera', name: 'Meera Joshi' },
  { id: 'jose', name: 'José Pinto' },
  { id: 'asha', name: 'आशा देवी' },
];

describe('who a reporter asks to keep away', () => {
  it.each([
    ['Kiran', ['kiran']],
    ['my uncle kiran works there', ['kiran']],
    ['Mrs. JOSHI, from my school', ['meera']],
    ['jose or meera', ['meera', 'jose']],
    ['आशा', ['asha']],
    ['a tall man with a beard', []],
    ['Ki', []],
  ])('%s', (said, ids) => {
    expect(namedBy(said, PEOPLE)).toEqual(ids);
  });

  it('never leaves a case to nobody because a word is everyone’s', () => {
    const family = [
      { id: 'one', name: 'Asha Devi' },
      { id: 'two', name: 'Meera Devi' },
    ];
    expect(namedBy('Devi', family)).toEqual([]);
    expect(namedBy('Meera Devi', family)).toEqual(['two']);
  });
});
