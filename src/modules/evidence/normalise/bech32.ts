const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** What the checksum comes to: BIP 173 for witness version 0, BIP 350 for those after it. */
const BECH32 = 1;
const BECH32M = 0x2bc830a3;
const MOST = 90;

/**
 * The lower-case form of a segwit address of one of these human-readable parts (`bc`), or null: another part, both cases at
 * once, a wrong checksum, or one of the other kind than its witness version has.
 */
export function segwitAddress(text: string, parts: readonly string[]): string | null {
  const lower = text.toLowerCase();
  if (text.length > MOST || (text !== lower && text !== text.toUpperCase())) return null;
  const one = lower.lastIndexOf('1');
  const part = lower.slice(0, one);
  if (one < 1 || !parts.includes(part)) return null;
  const values = [...lower.slice(one + 1)].map((character) => ALPHABET.indexOf(character));
  const [version] = values;
  if (values.length < 7 || values.includes(-1) || version === undefined || version > 16) return null;
  return polymod([...expanded(part), ...values]) === (version === 0 ? BECH32 : BECH32M) ? lower : null;
}

function expanded(part: string): number[] {
  const codes = [...part].map((character) => character.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    GENERATOR.forEach((term, bit) => {
      if ((top >>> bit) & 1) sum ^= term;
    });
  }
  return sum >>> 0;
}
