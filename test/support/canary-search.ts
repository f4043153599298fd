/** One way in which a word may have been written down. */
export interface Needle {
  /** What was planted. */
  name: string;
  form: string;
  bytes: Buffer;
}

const swapCase = (text: string): string =>
  [...text].map((one) => (one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase())).join('');

/** The letters of base64 that depend on the bytes alone, wherever in a longer text these bytes stand. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
}

/** Every form in which these words are looked for: as text, in other letters, and in the codings that programs use. */
export function needlesFor(name: string, text: string): Needle[] {
  const spellings = {
    plain: text,
    lower: text.toLowerCase(),
    upper: text.toUpperCase(),
    swapped: swapCase(text),
    reversed: [...text].reverse().join(''),
  };
  const forms = new Map<string, string>();
  const add = (form: string, coded: Buffer): void => {
    const key = coded.toString('latin1');
    if (!forms.has(key)) forms.set(key, form);
  };
  for (const [spelling, spelt] of Object.entries(spellings)) {
    const bytes = Buffer.from(spelt, 'utf8');
    const say = (coding: string, coded: string | Buffer): void =>
      add(`${spelling} ${coding}`, Buffer.from(coded as string, 'utf8'));
    say('utf8', bytes);
    say('utf16', Buffer.from(spelt, 'utf16le'));
    say('json', JSON.stringify(spelt).slice(1, -1));
    say(
      'json escapes',
      [...spelt].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    );
    say('url', encodeURIComponent(spelt));
    say('form', new URLSearchParams([['', spelt]]).toString().slice(1));
    say('percent', [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
    say('html', spelt.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'));
    say('hex', bytes.toString('hex'));
    say('hex in capitals', bytes.toString('hex').toUpperCase());
    for (const core of base64Cores(bytes)) {
      say('base64', core);
      say('base64url', core.replaceAll('+', '-').replaceAll('/', '_'));
    }
  }
  return [...forms].map(([key, form]) => ({ name, form, bytes: Buffer.from(key, 'latin1') }));
}

/** The same for a secret of random bytes: as it is, in hex, and in base64. */
export function needlesForBytes(name: string, secret: Uint8Array): Needle[] {
  const bytes = Buffer.from(secret);
  const texts = [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...base64Cores(bytes)].flatMap(
    (text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')],
  );
  return [
    { name, form: 'bytes', bytes },
    ...[...new Set(texts)].map((text) => ({ name, form: 'coded', bytes: Buffer.from(text) })),
  ];
}

/** A place to look in. */
export interface Haystack {
  where: string;
  bytes: Buffer;
}

const START = 3;
const startAt = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);

/**
 * Says of everything that is found what it is, in which form, and where, with what stands around it. One walk over the bytes
 * for all needles: a table tells for every three bytes whether one of them begins so.
 */
export function search(needles: readonly Needle[], haystacks: readonly Haystack[]): string[] {
  const begins = new Uint8Array(2 ** 24);
  const byStart = new Map<number, Needle[]>();
  for (const needle of needles) {
    const start = startAt(needle.bytes, 0);
    begins[start] = 1;
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
  }
  const found: string[] = [];
  for (const { where, bytes } of haystacks) {
    const here = new Set<Needle>();
    for (let at = 0; at <= bytes.length - START; at++) {
      const start = startAt(bytes, at);
      if (begins[start] === 0) continue;
      for (const needle of byStart.get(start) ?? []) {
        const end = at + needle.bytes.length;
        if (here.has(needle) || !needle.bytes.equals(bytes.subarray(at, end))) continue;
        here.add(needle);
        const around = bytes.subarray(Math.max(0, at - 60), end + 30).toString('latin1');
        found.push(`${needle.name} (${needle.form}) in ${where}: ${JSON.stringify(around)}`);
      }
    }
  }
  return found;
}
