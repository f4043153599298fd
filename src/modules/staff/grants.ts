import type { DeskGrantContext, OrganisationGrantContext } from '../../platform/crypto/index.js';

/** The desk root of one epoch, handed to a person. A person's key has no epochs. */
export function deskGrantContext(deskId: string, epoch: number, staffId: string): DeskGrantContext {
  return { subject: 'desk', subjectId: deskId, holder: `staff:${staffId}`, epoch, holderEpoch: 0 };
}

/** The organisation's signing key, handed to an administrator. */
export function organisationGrantContext(staffId: string): OrganisationGrantContext {
  return { subject: 'organisation', subjectId: '', holder: `staff:${staffId}`, epoch: 1, holderEpoch: 0 };
}
