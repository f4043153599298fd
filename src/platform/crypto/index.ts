/**
 * Keys, seals and codes: the only user of libsodium and Argon2. Await `initCrypto()` before anything else.
 * Every format is described where it is made, starts with a version byte, and is pinned by a known-answer
 * test.
 */
export { initCrypto } from './sodium.js';
export { CryptoModule } from './crypto.module.js';
export { CryptoError } from './crypto.errors.js';
export { constantTimeEqual, fromBase64Url, toBase64Url } from './bytes.js';
export { wipe } from './derive.js';
export {
  asCardKey,
  asCaseKey,
  asCaseStaffKey,
  asDeskRoot,
  asDispatchKey,
  asIndexKey,
  asKemPublicKey,
  asKemSecretKey,
  asMailKey,
  asReporterRoot,
  asSearchKey,
  asSignPublicKey,
  asSignSecretKey,
  asStaffDraftKey,
  asStaffRoot,
  asThreadKey,
  type CardKey,
  type CaseKey,
  type CaseStaffKey,
  type DeskRoot,
  type DispatchKey,
  type DocumentKey,
  type IndexKey,
  type KemPublicKey,
  type KemSecretKey,
  type Key,
  type MailKey,
  type Pepper,
  type ReporterRoot,
  type SearchKey,
  type SignPublicKey,
  type SignSecretKey,
  type StaffDraftKey,
  type StaffRoot,
  type ThreadKey,
  type TokenKey,
} from './keys.js';
export { KeyFile, type VersionedKey } from './key-file.js';
export { WorkerKeyFile } from './worker-key-file.js';
export {
  cardKeyOf,
  caseStaffKeyOf,
  deskKemPair,
  deskKemSecretOf,
  intakeKeyOf,
  kemPublicOf,
  exclusionKeyOf,
  forwardKeyOf,
  newCaseKey,
  newDeskRoot,
  newDispatchKey,
  newMailKey,
  newSearchKey,
  newStaffRoot,
  receiptLookupOf,
  reporterKemPair,
  reporterKemSecretOf,
  staffDraftKeyOf,
  staffKemPair,
  staffKemSecretOf,
  staffSignPair,
  staffSignSecretOf,
  threadKeyOf,
} from './key-tree.js';
export {
  type DeskMemberStatement,
  type DeskRoutingStatement,
  newOrganisationPair,
  OrganisationStatements,
  signDeskKey,
  signDeskMember,
  signDeskRouting,
  signStaffKeys,
  signStaffStanding,
  type StaffKeysStatement,
  type StaffStandingStatement,
  verifyDeskKey,
  verifyStaffKeys,
} from './organisation.js';
export { organisationFingerprint, signPackage, verifyPackageSignature } from './package-signature.js';
export { NO_PREVIOUS, type SealContext } from './seal-context.js';
export { type JsonValue, openDocument, sealDocument } from './sealed-document.js';
export { chainMac, chainMacMatches, entryHash, signEntry, verifyEntry } from './entry.js';
export {
  type CaseGrantContext,
  type DeskGrantContext,
  type DispatchGrantContext,
  type GrantContext,
  type MailGrantContext,
  openGrant,
  type OrganisationGrantContext,
  type ReporterGrantContext,
  sealGrant,
} from './grant.js';
export { grantMac, grantMacMatches, signGrant, verifyGrant } from './grant-proof.js';
export {
  confirmationCode,
  type ConfirmedKeys,
  confirmationMatches,
  inviteIdOf,
  type InviteStatement,
  inviteToken,
  inviteTokenMatches,
} from './invite.js';
export { ArgonQueue, type ArgonLane } from './argon-queue.js';
export { FairQueue, NETWORK_TURNS, type Waiting } from './fair-queue.js';
export {
  decoyRootByPassword,
  openRootByPassword,
  openRootByRecovery,
  sealRootByPassword,
  sealRootByRecovery,
} from './staff-root.js';
export { newRecoveryCode } from './recovery-code.js';
export { newPassphrase, passwordProblem } from './password.js';
export { formatReceiptCode, newReceiptCode, parseReceiptCode } from './receipt-code.js';
export { reporterRootsOf } from './reporter-root.js';
export { rowHash, rowMac, rowMacMatches, type RowKind } from './row-mac.js';
export { signPublicOf } from './ed25519.js';
export { blindIndex } from './blind-index.js';
export { searchTerm } from './search-term.js';
export { slowIndex } from './slow-index.js';
export { exclusionTag, exclusionWordTag, undecidedTag } from './exclusion-tag.js';
export { csrfMatches, csrfTokenOf, newToken, parseToken, type Token } from './token.js';
