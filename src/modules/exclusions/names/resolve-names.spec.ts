import fc from 'fast-check';
import { keysOfPerson, keysOfText } from './name-keys.js';
import { FIRST_NAMES, SCRIPTS, SURNAMES } from './names.fixture.js';
import { resolveNames, type NamedPerson } from './resolve-names.js';
import { meets } from './sounds.js';

const person = (name: string, also: string[] = []): NamedPerson => ({
  id: name,
  names: [name, ...also],
  address: `${name.toLowerCase().replaceAll(' ', '.')}@desk.example`,
});
const team = (...names: string[]): NamedPerson[] => names.map((name) => person(name));
const OTHERS = team('Asha Menon', 'Meera Kulkarni', 'Gopal Bhat');
const pairs = SCRIPTS.flatMap((typed) => SCRIPTS.map((kept): [string, string] => [typed, kept]));
const at = (script: string): number => SCRIPTS.findIndex((one) => one === script);

describe.each(pairs)('a name typed in %s of an account in %s', (typed, kept) => {
  const all = FIRST_NAMES.map((first, index) => ({ first, last: SURNAMES[index]! }));

  it.each(all.map((one) => [`${one.first[0]} ${one.last[0]}`, one] as const))(
    '%s is that person',
    (_, one) => {
      const account = person(`${one.first[at(kept)]} ${one.last[at(kept)]}`);
      const people = [...OTHERS, account];
      const whole = `${one.first[at(typed)]} ${one.last[at(typed)]}`;
      for (const words of [whole, one.first[at(typed)]!, one.last[at(typed)]!]) {
        expect({ words, ...resolveNames(words, people) }).toEqual({ words, sure: true, ids: [account.id] });
      }
    },
  );
});

describe('what a reporter types', () => {
  const people = [...OTHERS, ...team('Om Li', 'Rahul Verma', 'Om De', 'R K Narayan')];
  const meant = (text: string, of = people) => {
    const { sure, ids } = resolveNames(text, of);
    return [sure, [...ids].sort()];
  };

  it.each([
    ['Rahul', 'Rahul Verma'],
    ['RAHUL!', 'Rahul Verma'],
    ['Raahul', 'Rahul Verma'],
    ['Rahuls', 'Rahul Verma'],
    ["Rahul's", 'Rahul Verma'],
    ['Mr Verma', 'Rahul Verma'],
    ['R. Verma', 'Rahul Verma'],
    ['rahul.verma@desk.example', 'Rahul Verma'],
    ['RahulVerma', 'Rahul Verma'],
    ['Varma', 'Rahul Verma'],
    ['O. De', 'Om De'],
    ['Mr De', 'Om De'],
    ['डे', 'Om De'],
    ['De, Om', 'Om De', 'Om Li'],
  ])('%s is surely one of them, or waits', (text, ...names) => {
    const [sure, ids] = meant(text);
    if (names.length === 1) expect([sure, ids]).toEqual([true, names]);
    else expect(ids).toEqual(expect.arrayContaining(names));
  });

  it('may be several names', () => {
    expect(meant('Rahul Verma and Om Li')).toEqual([true, ['Om Li', 'Rahul Verma']]);
    expect(meant('राहुल वर्मा, ओम ली')).toEqual([true, ['Om Li', 'Rahul Verma']]);
    expect(meant('Rahul\nOm De')).toEqual([true, ['Om De', 'Rahul Verma']]);
  });

  it.each([
    ['Om', ['Om De', 'Om Li']],
    ['Please keep Om away, he is my uncle', ['Om De', 'Om Li']],
    ['not Rahul', ['Rahul Verma']],
    ['Rahul or Om De', ['Om De', 'Om Li', 'Rahul Verma']],
    ['Rahul?', ['Rahul Verma']],
    ['Rahul from the second floor', ['Rahul Verma']],
    ['Rahul 😀', ['Rahul Verma']],
    ['rahul.verma@other.example', ['Rahul Verma']],
    ['राहुल, लंबा, दाढ़ी', ['Rahul Verma']],
    ['OD', ['Om De']],
    ['राहुलला', ['Rahul Verma']],
    ['ராகுலுக்கு', ['Rahul Verma']],
    ['রাহুলকে', ['Rahul Verma']],
    ['the man who works there', []],
    ['my uncle', []],
    ['😀', []],
    ['..', []],
    ['42', []],
    ['\u200b', []],
    ['王伟', []],
  ])('%s is nobody for sure', (text, names) => {
    const [sure, ids] = meant(text);
    expect(sure).toBe(false);
    expect(ids).toEqual(expect.arrayContaining(names));
  });

  it('means nobody by everyday words that are no names here', () => {
    expect(meant('the man who works there')).toEqual([false, []]);
    expect(meant('he is tall and he has a beard')).toEqual([false, []]);
  });

  it('is nobody for sure where two people have the name', () => {
    expect(meant('Rahul', [...people, ...team('Rahul Khan')])).toEqual([
      false,
      ['Rahul Khan', 'Rahul Verma'],
    ]);
    expect(meant('Rahul Verma', [...people, ...team('राहुल वर्मा')])).toEqual([
      false,
      ['Rahul Verma', 'राहुल वर्मा'],
    ]);
    expect(meant('Rahul Sharma', [...people, ...team('Asha Sharma')])[0]).toBe(false);
  });

  it('is compared with nicknames and other spellings of the account', () => {
    const sonu = { ...person('Rahul Verma'), names: ['Rahul Verma', 'Sonu'] };
    expect(resolveNames('सोनू', [...OTHERS, sonu])).toEqual({ sure: true, ids: ['Rahul Verma'] });
  });

  it('tells Arabic and Urdu letters of one name together', () => {
    const ali = person('علی خان');
    for (const text of ['علي خان', 'Ali Khan', 'على', 'अली ख़ान', 'আলি খান'])
      expect({ text, ...resolveNames(text, [...OTHERS, ali]) }).toEqual({ text, sure: true, ids: [ali.id] });
  });
});

describe('properties of comparing names', () => {
  const word = fc.constantFrom(...[...FIRST_NAMES, ...SURNAMES].flat());
  const letters = fc.string({
    unit: fc.constantFrom(...'aeioubcdfghjklmnprstvyz कखगमराीशसह্রামিলుకர்ாசعلیخان.,!😀'.split('')),
    maxLength: 40,
  });

  it('whom a text surely means it may mean', () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(word, word), { maxLength: 6 }),
        (said, names) => {
          const people = names.map(([first, last], index) => ({
            id: String(index),
            names: [`${first} ${last}`],
            address: `p${index}@desk.example`,
          }));
          const text = said.join(' ');
          const { sure, ids } = resolveNames(text, people);
          const keys = keysOfText(text);
          const may = people
            .filter((one) => meets(keys, keysOfPerson(one.names, one.address)))
            .map(({ id }) => id);
          expect(may).toEqual(expect.arrayContaining([...ids]));
          if (!sure) expect([...ids].sort()).toEqual(may.sort());
        },
      ),
    );
  });

  it('any text gets an answer, the same one each time, and is sure only of people that there are', () => {
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: 'grapheme', maxLength: 200 })), (text) => {
        const people = team('Om Li', 'Rahul Verma', 'علی خان');
        const first = resolveNames(text, people);
        expect(resolveNames(text, people)).toEqual(first);
        if (first.sure) expect(first.ids.length).toBeGreaterThan(0);
        expect(people.map(({ id }) => id)).toEqual(expect.arrayContaining([...first.ids]));
      }),
    );
  });

  it('one word more that is no name makes nothing surer', () => {
    fc.assert(
      fc.property(word, fc.constantFrom('tall', 'uncle', 'दाढ़ी', 'چچا', 'மாமா'), (name, more) => {
        expect(resolveNames(`${name} ${more}`, [...OTHERS, person(`${name} Ghosh`)]).sure).toBe(false);
      }),
    );
  });

  it('a long text takes no long time', () => {
    const text = 'ராகுல் கிருஷ்ணமூர்த்தி பட்டாச்சார்யா '.repeat(60);
    expect(resolveNames(text, OTHERS).sure).toBe(false);
    expect(keysOfText('அ'.repeat(5000)).size).toBeLessThan(20_000);
  });
});
