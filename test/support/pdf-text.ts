import { inflateSync } from 'node:zlib';

/** What the code units of one font stand for. */
type Glyphs = ReadonlyMap<number, string>;

/**
 * The text of a PDF as our compiler writes it (Typst: no object streams, glyphs of two bytes, a ToUnicode map each font, an ActualText
 * where a cluster is painted in another order), piece after piece, without the spaces that lines are broken at. What is written from
 * right to left comes as it is painted.
 */
export function pdfText(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of raw.matchAll(/(?:^|\n)(\d+) 0 obj([\s\S]*?)\nendobj/g))
    objects.set(id, body);
  const glyphs = new Map<string, Glyphs>();
  const fontOf = (id: string): Glyphs => {
    const known = glyphs.get(id);
    if (known) return known;
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1] ?? '';
    const read = readMap(streamOf(objects.get(map) ?? ''));
    glyphs.set(id, read);
    return read;
  };
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\b/.test(body));
  return pages.map((page) => textOf(page, objects, fontOf)).join('\n');
}

function textOf(page: string, objects: ReadonlyMap<string, string>, fontOf: (id: string) => Glyphs): string {
  const fonts = new Map(
    [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, id]),
  );
  const content = inHex(streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? ''));
  let font: Glyphs = new Map();
  let said = false;
  let text = '';
  // A font is chosen; a stretch says its text itself, until it ends; glyphs are shown.
  const steps = /\/(f\d+) [\d.]+ Tf|\/ActualText <FEFF([0-9A-F]*)>|\bEMC\b|([^\n]*)T[Jj]/g;
  for (const [step, name, actual, shown] of content.matchAll(steps)) {
    if (name !== undefined) font = fontOf(fonts.get(name) ?? '');
    else if (actual !== undefined) {
      text += utf16(actual);
      said = true;
    } else if (step === 'EMC') said = false;
    else if (!said)
      for (const [glyph] of [...(shown ?? '').matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = '']) => [
        ...hex.matchAll(/.{4}/g),
      ]))
        text += font.get(parseInt(glyph, 16)) ?? '\uFFFD';
  }
  return text;
}

function streamOf(body: string): string {
  const found = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(body)?.[1] ?? '';
  return body.includes('/FlateDecode') ? inflateSync(Buffer.from(found, 'latin1')).toString('latin1') : found;
}

function readMap(map: string): Glyphs {
  const read = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g))
      read.set(parseInt(code, 16), utf16(text));
  return read;
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The same with every string in parentheses, which may hold such pairs, as one in hex, in small letters. */
function inHex(content: string): string {
  let done = '';
  for (let at = 0; at < content.length; at += 1) {
    if (content[at] !== '(') {
      done += content[at] ?? '';
      continue;
    }
    let inner = '';
    for (let depth = 1; ;) {
      at += 1;
      const sign = content[at] ?? ')';
      if (sign === '\\') {
        const escape = /^[0-7]{1,3}|^[\s\S]/.exec(content.slice(at + 1, at + 4))?.[0] ?? '';
        at += escape.length;
        const octal = /^[0-7]/.test(escape);
        inner += octal ? String.fromCharCode(parseInt(escape, 8)) : (ESCAPES[escape] ?? escape);
        continue;
      }
      if (sign === '(') depth += 1;
      if (sign === ')') depth -= 1;
      if (depth === 0) break;
      inner += sign;
    }
    done += `<${Buffer.from(inner, 'latin1').toString('hex')}>`;
  }
  return done;
}
