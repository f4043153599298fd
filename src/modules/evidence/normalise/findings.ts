import { PLATFORMS, type PlatformName } from '../../vocabulary/index.js';
import { phoneOf } from './phones.js';

/**
 * What an identifier is of. `handle`: a user name with its platform; `name`: the same name on whatever platform, a weaker match;
 * `account`: the number or key of an account with its platform; `payment`: where money went.
 */
export const IDENTIFIER_TYPES = ['handle', 'name', 'account', 'phone', 'email', 'payment'] as const;
export type IdentifierType = (typeof IDENTIFIER_TYPES)[number];

/** By which an offender can be found again, in the one spelling of all ways to write it. */
export interface Identifier {
  type: IdentifierType;
  value: string;
}

/** Where something is, in the one spelling of all ways to write it. */
export interface Place {
  platform: PlatformName;
  value: string;
  /** The registrable domain; null on the platforms and where there is no link. */
  domain: string | null;
}

/** Whether somebody can be found by this name on the platform. */
function isUserName(platform: string, name: string): boolean {
  if (platform === 'whatsapp') return false;
  if (platform === 'discord' && /#\d{4}$/.test(name)) return true;
  if (platform === 'youtube' || !PLATFORMS.some((known) => known === platform)) return !name.includes(' ');
  return /^[a-z0-9._-]+$/.test(name);
}

/** What was read so far, each thing once. */
export class Findings {
  private readonly found = new Map<string, Identifier>();
  private readonly placed = new Map<string, Place>();

  get identifiers(): Identifier[] {
    return [...this.found.values()];
  }

  get places(): Place[] {
    return [...this.placed.values()];
  }

  get empty(): boolean {
    return this.found.size === 0 && this.placed.size === 0;
  }

  add(type: IdentifierType, value: string | null): void {
    if (value !== null && value !== '') this.found.set(`${type} ${value}`, { type, value });
  }

  /**
   * A user name with its platform, and by itself for the weaker match. What no user of the platform can be called is a name that
   * many may show: that alone.
   *
   * @param name - folded; what follows a `#` (the old names of Discord) is no part of the name elsewhere
   */
  addHandle(platform: string | null, name: string): void {
    if (platform !== null && isUserName(platform, name)) this.add('handle', `${platform}:${name}`);
    this.add('name', name.replace(/^(?:c|user)\//, '').replace(/#\d{4}$/, ''));
  }

  addAccount(platform: string, id: string): void {
    this.add('account', `${platform}:${id}`);
  }

  addPhone(typed: string, country: string | null): void {
    this.add('phone', phoneOf(typed, country));
  }

  addPlace(place: Place): void {
    if (place.value !== '' && !this.placed.has(place.value)) this.placed.set(place.value, place);
  }

  /** Takes over all that another holds. */
  addAll(other: Findings): void {
    for (const { type, value } of other.identifiers) this.add(type, value);
    for (const place of other.places) this.addPlace(place);
  }
}
