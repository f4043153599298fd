import { defineErrors } from '../../platform/errors/index.js';

/** What is wrong with a desk, its key or the grants of it. */
export class DeskError extends defineErrors({
  /** Another desk is the default one by now, or the name that was typed is not its name. */
  DEFAULT_DESK_DIFFERS: 409,
  /** The default desk stays in use: another one becomes the default first. */
  DESK_IS_DEFAULT: 409,
  /** The key of the desk is not one that the organisation signed. */
  DESK_KEY_UNSIGNED: 503,
  /** A desk needs members, all of them active and of a role that opens cases. */
  DESK_MEMBER_UNFIT: 422,
  /** Another desk has this name. */
  DESK_NAME_TAKEN: 409,
  /** Nobody else of the desk has its key: what is sealed to it would be lost. */
  DESK_LAST_MEMBER: 409,
  DESK_NOT_FOUND: 404,
  /** The person is on the desk already. */
  DESK_MEMBER_ALREADY: 409,
  /** Nobody of this desk waits for its key under this id. */
  KEY_NOT_AWAITED: 404,
  /** A desk that is not in use cannot be the default one. */
  DESK_NOT_IN_USE: 409,
  /** Reports need a desk: the last one in use stays so. */
  DESK_ONLY_ONE: 409,
  /** Which reports a desk takes is not what the organisation signed, nor is it of any other desk. */
  DESK_UNSIGNED: 503,
  /** The person is not on the desk. */
  MEMBER_NOT_FOUND: 404,
  /** The organisation did not put this person on the desk. */
  MEMBER_UNSIGNED: 503,
  /** A grant is not signed by the person who is said to have given it. */
  GRANT_UNSIGNED: 503,
  /** There is no desk that could take a report. */
  NO_DESK: 503,
}) {}
