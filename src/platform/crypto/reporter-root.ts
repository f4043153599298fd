import { argon2id, REPORTER_COST } from './argon.js';
import type { ArgonQueue } from './argon-queue.js';
import { utf8 } from './bytes.js';
import { CryptoError } from './crypto.errors.js';
import { labelledHash, labelledHmac, SUBKEY, subkey, wipe } from './derive.js';
import type { Pepper, ReporterRoot } from './keys.js';

const LABEL = 'abhaya/reporter-root/1';
const DIGITS = /^[0-9]{20}$/;

/**
 * The roots of a reporter's keys from a receipt code, one for each pepper and in the order of the peppers, stored nowhere:
 *
 *     A    = Argon2id(20 ASCII digits, installation salt, 19 MiB, t = 2, p = 1), 32 bytes
 *     P    = HMAC-SHA256(pepper, length(label) | 'abhaya/reporter-root/1' | subkey 1 of A ('abh-rcpt'))
 *     root = BLAKE2b-256, keyed with A, over length(label) | 'abhaya/reporter-root/1' | P
 *
 * P could come from a machine that holds the pepper and nothing else: it would see neither the digits nor the
 * root.
 *
 * `digits` as `parseReceiptCode` gives them; `salt` of at least 16 bytes; `client` takes a fair share of its
 * lane. 9-14 ms off the event loop, however many the peppers. Rejects with BUSY when the lane is full,
 * KEY_WRONG for anything but 20 digits.
 */
export async function reporterRootsOf(a: {
  readonly queue: ArgonQueue;
  readonly lane: 'submission' | 'code';
  readonly client: string;
  readonly peppers: readonly Pepper[];
  readonly salt: Uint8Array;
  readonly digits: string;
}): Promise<ReporterRoot[]> {
  if (!DIGITS.test(a.digits)) throw new CryptoError('KEY_WRONG');
  const stretched = await a.queue.run(a.lane, a.client, () =>
    argon2id(utf8(a.digits), a.salt, REPORTER_COST),
  );
  const blinded = subkey(stretched, SUBKEY.receipt, 1);
  const roots = a.peppers.map((pepper) => {
    const peppered = labelledHmac(pepper, LABEL, blinded);
    const root = labelledHash(LABEL, peppered, stretched) as ReporterRoot;
    wipe(peppered);
    return root;
  });
  wipe(stretched, blinded);
  return roots;
}
