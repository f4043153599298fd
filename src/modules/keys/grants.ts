import type { DeskGrantContext, OrganisationGrantContext } from '../../platform/crypto/index.js';

/**
 * Returns the context under which the root of a desk is sealed to a person. The person's own key has no epochs.
 *
 * @param deskId - UUID
 * @param epoch - the epoch of the desk root, from 1
 * @param staffId - UUID of the person who receives the root
 */
export function deskGrantContext(deskId: string, epoch: number, staffId: string): DeskGrantContext {
  return { subject: 'desk', subjectId: deskId, holder: `staff:${staffId}`, epoch, holderEpoch: 0 };
}

/**
 * Returns the context under which the organisation's signing key is sealed to an administrator.
 *
 * @param staffId - UUID of the administrator
 */
export function organisationGrantContext(staffId: string): OrganisationGrantContext {
  return { subject: 'organisation', subjectId: '', holder: `staff:${staffId}`, epoch: 1, holderEpoch: 0 };
}
