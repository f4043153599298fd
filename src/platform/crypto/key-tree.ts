import { labelledHash, SUBKEY, subkey } from './derive.js';
import { signPublicOf } from './ed25519.js';
import {
  type CardKey,
  type CaseKey,
  type CaseStaffKey,
  type DeskRoot,
  type DispatchKey,
  type IndexKey,
  type IntakeKey,
  type ExclusionKey,
  KEY_BYTES,
  type KemPublicKey,
  type KemSecretKey,
  type ReporterRoot,
  type SearchKey,
  type SignPublicKey,
  type SignSecretKey,
  type StaffDraftKey,
  type StaffRoot,
  type ThreadKey,
  type MailKey,
} from './keys.js';
import { randomBytes, sodium } from './sodium.js';

/**
 * An X-Wing pair. Making the public half takes 0.3 ms; the secret alone (`...SecretOf`) takes microseconds.
 */
export interface KemPair {
  readonly publicKey: KemPublicKey;
  readonly secretKey: KemSecretKey;
}

export interface SignPair {
  readonly publicKey: SignPublicKey;
  readonly secretKey: SignSecretKey;
}

function kemPair(secretKey: KemSecretKey): KemPair {
  return { publicKey: sodium.crypto_kem_xwing_seed_keypair(secretKey).publicKey as KemPublicKey, secretKey };
}

/** The public half of a secret key: 0.3 ms. */
export function kemPublicOf(secretKey: KemSecretKey): KemPublicKey {
  return kemPair(secretKey).publicKey;
}

export function newCaseKey(): CaseKey {
  return randomBytes(KEY_BYTES) as CaseKey;
}

/** Subkey 1 of the case key ('abh-case'). */
export function threadKeyOf(caseKey: CaseKey): ThreadKey {
  return subkey(caseKey, SUBKEY.caseKey, 1) as ThreadKey;
}

/** Subkey 2 of the case key ('abh-case'). */
export function caseStaffKeyOf(caseKey: CaseKey): CaseStaffKey {
  return subkey(caseKey, SUBKEY.caseKey, 2) as CaseStaffKey;
}

/** For one package alone. */
export function newDispatchKey(): DispatchKey {
  return randomBytes(KEY_BYTES) as DispatchKey;
}

/** For one mail that came in. */
export function newMailKey(): MailKey {
  return randomBytes(KEY_BYTES) as MailKey;
}

/** The key that a desk's search index makes of words what stands for them with. */
export function newSearchKey(): SearchKey {
  return randomBytes(KEY_BYTES) as SearchKey;
}

export function newDeskRoot(): DeskRoot {
  return randomBytes(KEY_BYTES) as DeskRoot;
}

/** Subkey 1 of the desk root ('abh-desk'): the X-Wing seed, which is the secret key. */
export function deskKemSecretOf(root: DeskRoot): KemSecretKey {
  return subkey(root, SUBKEY.deskRoot, 1) as KemSecretKey;
}

export function deskKemPair(root: DeskRoot): KemPair {
  return kemPair(deskKemSecretOf(root));
}

/** Subkey 2 of the desk root ('abh-desk'). */
export function cardKeyOf(root: DeskRoot): CardKey {
  return subkey(root, SUBKEY.deskRoot, 2) as CardKey;
}

export function newStaffRoot(): StaffRoot {
  return randomBytes(KEY_BYTES) as StaffRoot;
}

/** Subkey 1 of the staff root ('abh-staf'): the X-Wing seed, which is the secret key. */
export function staffKemSecretOf(root: StaffRoot): KemSecretKey {
  return subkey(root, SUBKEY.staffRoot, 1) as KemSecretKey;
}

export function staffKemPair(root: StaffRoot): KemPair {
  return kemPair(staffKemSecretOf(root));
}

/** Subkey 2 of the staff root ('abh-staf'): the Ed25519 seed, which is the secret key. */
export function staffSignSecretOf(root: StaffRoot): SignSecretKey {
  return subkey(root, SUBKEY.staffRoot, 2) as SignSecretKey;
}

export function staffSignPair(root: StaffRoot): SignPair {
  const secretKey = staffSignSecretOf(root);
  return { publicKey: signPublicOf(secretKey), secretKey };
}

/** Subkey 3 of the staff root ('abh-staf'). */
export function staffDraftKeyOf(root: StaffRoot): StaffDraftKey {
  return subkey(root, SUBKEY.staffRoot, 3) as StaffDraftKey;
}

/** Subkey 1 of the reporter root ('abh-repo'): 32 bytes that find the receipt's row and open nothing. */
export function receiptLookupOf(root: ReporterRoot): Uint8Array {
  return subkey(root, SUBKEY.reporterRoot, 1);
}

/** Subkey 2 of the reporter root ('abh-repo'): the X-Wing seed, which is the secret key. */
export function reporterKemSecretOf(root: ReporterRoot): KemSecretKey {
  return subkey(root, SUBKEY.reporterRoot, 2) as KemSecretKey;
}

export function reporterKemPair(root: ReporterRoot): KemPair {
  return kemPair(reporterKemSecretOf(root));
}

/** Subkey 1 of the index key ('abh-indx'). */
export function exclusionKeyOf(indexKey: IndexKey): ExclusionKey {
  return subkey(indexKey, SUBKEY.index, 1) as ExclusionKey;
}

/** Subkey 2 of the index key ('abh-indx'). */
export function intakeKeyOf(indexKey: IndexKey): IntakeKey {
  return subkey(indexKey, SUBKEY.index, 2) as IntakeKey;
}

/**
 * The key under which the next thread key waits until the reporter comes back, whose public key is kept nowhere: BLAKE2b-256, keyed
 * with subkey 25 of the index key ('abh-indx'), over length(label) | 'abhaya/thread-forward/1' | thread key. It takes the key file
 * and the thread key before: neither opens it alone.
 */
export function forwardKeyOf(indexKey: IndexKey, threadKey: ThreadKey): ThreadKey {
  return labelledHash('abhaya/thread-forward/1', threadKey, subkey(indexKey, SUBKEY.index, 25)) as ThreadKey;
}
