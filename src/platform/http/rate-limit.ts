import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { NETWORK_TURNS } from '../crypto/index.js';
import { isCircuit } from './onion-listener.js';

/** A bucket of `burst` turns that fills up again by `perMinute`. */
export interface Rate {
  readonly name: string;
  readonly burst: number;
  readonly perMinute: number;
}

/** Names a rate. Each name has its own buckets. */
export function defineRate(rate: Rate): Rate {
  return rate;
}

const UNNAMED = { burst: 30, perMinute: 30 };
const MOST_BUCKETS = 20_000;

interface Bucket {
  turns: number;
  at: number;
}

/**
 * Rate limits of this process, in memory: nothing about a client is stored. At most 20,000 buckets are kept; the one used
 * longest ago makes room, so a flood of clients costs a bounded amount of memory.
 */
export class RateLimit {
  private readonly buckets = new Map<string, Bucket>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /**
   * Takes a turn. `client` comes from `clientOf`, `about` is what it is counted for besides, such as an account; a kind given by
   * name alone has 30 turns and 30 more a minute. A network of many clients has eight times as many turns, however many clients.
   */
  take(client: string, kind: Rate | string, about = ''): boolean {
    const buckets = countedFor(client, kind).map(([who, rate]) => this.filled(who, rate, about));
    if (buckets.some(({ turns }) => turns < 1)) return false;
    for (const bucket of buckets) bucket.turns -= 1;
    return true;
  }

  /** Whether `take` would take a turn. */
  has(client: string, kind: Rate | string, about = ''): boolean {
    return countedFor(client, kind).every(([who, rate]) => this.filled(who, rate, about).turns >= 1);
  }

  /** Whole seconds until the next turn, at least 1. */
  secondsToWait(client: string, kind: Rate | string, about = ''): number {
    const seconds = countedFor(client, kind).map(
      ([who, rate]) => ((1 - this.filled(who, rate, about).turns) / rate.perMinute) * 60,
    );
    return Math.max(1, Math.ceil(Math.max(...seconds)));
  }

  private filled(client: string, rate: Rate, about: string): Bucket {
    const key = `${rate.name}|${about}|${client}`;
    const now = this.now();
    const old = this.buckets.get(key);
    const grown = old ? old.turns + ((now - old.at) / 60_000) * rate.perMinute : rate.burst;
    const bucket = { turns: Math.min(rate.burst, grown), at: now };
    this.buckets.delete(key);
    if (this.buckets.size >= MOST_BUCKETS) this.buckets.delete(this.buckets.keys().next().value as string);
    this.buckets.set(key, bucket);
    return bucket;
  }
}

function rateOf(kind: Rate | string): Rate {
  return typeof kind === 'string' ? { name: kind, ...UNNAMED } : kind;
}

/** Whom a turn is counted for: the client, and its network where that is one of many clients. */
function countedFor(client: string, kind: Rate | string): [string, Rate][] {
  const rate = rateOf(kind);
  const network = client.startsWith('*') ? client.split('/')[0] : undefined;
  if (network === undefined) return [[client, rate]];
  const { name, burst, perMinute } = rate;
  const ofAll = { name, burst: burst * NETWORK_TURNS, perMinute: perMinute * NETWORK_TURNS };
  return [
    [client, rate],
    [network, ofAll],
  ];
}

const DAY = 24 * 60 * 60 * 1000;
let daily = { key: randomBytes(32), day: today() };

/**
 * Names a client for rate limits and queues without naming a person: a hash of the address under a key that lives for one
 * day in this process only. An IPv6 client is its /64 network, a visitor of the onion address the circuit they came on. Both
 * cost little, and whoever has one has many: so their names are paths, `*network/client`, of the /48 that the /64 lies in and of
 * all circuits of tor, and a network of many clients has a bounded share (see FairQueue and RateLimit).
 */
export function clientOf(request: FastifyRequest): string {
  const client = hashOf(networkOf(request.ip));
  const many = manyOf(request.ip);
  return many === null ? client : `*${hashOf(many)}/${client}`;
}

function hashOf(text: string): string {
  const day = today();
  if (daily.day !== day) daily = { key: randomBytes(32), day };
  return createHmac('sha256', daily.key).update(text).digest('base64url').slice(0, 22);
}

function today(): number {
  return Math.floor(Date.now() / DAY);
}

/** The part of an address that one subscriber holds: the whole of an IPv4 address, the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  return mapped?.[1] ?? groupsOf(address)?.slice(0, 4).join(':') ?? address;
}

/**
 * The network of many clients that an address lies in: the first 48 bits of an IPv6 one, which is what a provider hands out to
 * one customer (RFC 6177), and tor for a circuit. Null for IPv4, of which nobody is given many.
 */
export function manyOf(address: string): string | null {
  if (isCircuit(address)) return 'tor';
  return networkOf(address).includes('.') ? null : (groupsOf(address)?.slice(0, 3).join(':') ?? null);
}

/** The eight groups of an IPv6 address, without leading zeros; null for what is none, or the number of a circuit. */
function groupsOf(address: string): string[] | null {
  if (!isIPv6(address) || isCircuit(address)) return null;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return groups.map((group) => group.replace(/^0+(?=.)/, ''));
}
