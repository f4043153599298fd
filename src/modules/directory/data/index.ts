import { AMERICAS } from './americas.js';
import { ASIA_PACIFIC } from './asia-pacific.js';
import { EUROPE } from './europe.js';
import { HOSTS } from './hosts.js';
import { INDIA } from './india.js';
import { INDIA_SERVICES } from './india-services.js';
import { PLATFORM_RECORDS } from './platforms.js';
import type { Seed } from './seed.js';
import { WORLDWIDE } from './worldwide.js';

/** Every record as it comes with the program. Nobody has verified one before a coordinator of the helpdesk does. */
export const SEEDS: readonly Seed[] = [
  ...INDIA,
  ...INDIA_SERVICES,
  ...AMERICAS,
  ...EUROPE,
  ...ASIA_PACIFIC,
  ...WORLDWIDE,
  ...PLATFORM_RECORDS,
  ...HOSTS,
];
