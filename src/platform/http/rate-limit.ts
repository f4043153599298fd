import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';
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

  /** Takes a turn. `client` comes from `clientOf`; a kind given by name alone has 30 turns and 30 more a minute. */
  take(client: string, kind: Rate | string): boolean {
    const bucket = this.filled(client, kind);
    if (bucket.turns < 1) return false;
    bucket.turns -= 1;
    return true;
  }

  /** Whole seconds until the next turn, at least 1. */
  secondsToWait(client: string, kind: Rate | string): number {
    const missing = 1 - this.filled(client, kind).turns;
    return Math.max(1, Math.ceil((missing / rateOf(kind).perMinute) * 60));
  }

  private filled(client: string, kind: Rate | string): Bucket {
    const rate = rateOf(kind);
    const key = `${rate.name}|${client}`;
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

const DAY = 24 * 60 * 60 * 1000;
let daily = { key: randomBytes(32), day: today() };

/**
 * Names a client for rate limits and queues without naming a person: a hash of the address under a key that lives for one
 * day in this process only. An IPv6 client is its /64 network,
 * a visitor of the onion address the circuit they came on.
 */
export function clientOf(request: FastifyRequest): string {
  const day = today();
  if (daily.day !== day) daily = { key: randomBytes(32), day };
  return createHmac('sha256', daily.key).update(networkOf(request.ip)).digest('base64url').slice(0, 22);
}

function today(): number {
  return Math.floor(Date.now() / DAY);
}

/** The part of an address that one subscriber holds: the whole of an IPv4 address, the first 64 bits of an IPv6 one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(address) || isCircuit(address)) return address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
