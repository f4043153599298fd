import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate and its private key, as PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** An authority of a test's own, and what it certified: the server at this IPv4 address. X.509 as of RFC 5280, in DER. */
export function certify(address: string): { authority: Certified; server: Certified } {
  const [root, leaf] = [keyPair(), keyPair()];
  const names = { issuer: 'Test authority', issuerKey: root.privateKey };
  const isAuthority = sequence(BASIC_CONSTRAINTS, TRUE, octets(sequence(TRUE)));
  const isAt = sequence(
    ALTERNATIVE_NAME,
    octets(sequence(tlv(0x87, Buffer.from(address.split('.').map(Number))))),
  );
  return {
    authority: certificate({
      ...names,
      subject: names.issuer,
      keys: root,
      serial: 1,
      extension: isAuthority,
    }),
    server: certificate({ ...names, subject: 'Test server', keys: leaf, serial: 2, extension: isAt }),
  };
}

interface KeyPair {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

interface Statement {
  issuer: string;
  issuerKey: KeyObject;
  subject: string;
  keys: KeyPair;
  serial: number;
  extension: Buffer;
}

const HOUR = 3_600_000;

function keyPair(): KeyPair {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function certificate({ issuer, issuerKey, subject, keys, serial, extension }: Statement): Certified {
  const statement = sequence(
    tlv(0xa0, integer(2)),
    integer(serial),
    sequence(ECDSA_SHA256),
    name(issuer),
    sequence(time(Date.now() - HOUR), time(Date.now() + 24 * HOUR)),
    name(subject),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(extension)),
  );
  const signature = tlv(0x03, Buffer.from([0]), sign('sha256', statement, issuerKey));
  const der = sequence(statement, sequence(ECDSA_SHA256), signature).toString('base64');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

function tlv(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tlv(0x30, ...parts);
}

function octets(part: Buffer): Buffer {
  return tlv(0x04, part);
}

function integer(value: number): Buffer {
  return tlv(0x02, Buffer.from([value]));
}

function name(common: string): Buffer {
  return sequence(tlv(0x31, sequence(COMMON_NAME, tlv(0x0c, Buffer.from(common)))));
}

/** UTCTime: YYMMDDhhmmssZ. */
function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14);
  return tlv(0x17, Buffer.from(`${digits}Z`));
}

const TRUE = tlv(0x01, Buffer.from([0xff]));
const ECDSA_SHA256 = tlv(0x06, Buffer.from('2a8648ce3d040302', 'hex'));
const COMMON_NAME = tlv(0x06, Buffer.from('550403', 'hex'));
const ALTERNATIVE_NAME = tlv(0x06, Buffer.from('551d11', 'hex'));
const BASIC_CONSTRAINTS = tlv(0x06, Buffer.from('551d13', 'hex'));
