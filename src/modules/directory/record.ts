import type {
  AgeBand,
  ChannelNeed,
  ChannelType,
  ClockStanding,
  Confidence,
  DirectoryKind,
  Filer,
  TakenKind,
} from '../vocabulary/index.js';

/** One field that a channel asks for, in the order in which it asks. */
export interface DirectoryField {
  /** Unique in its channel. */
  key: string;
  /** In English, as the form names it. */
  label: string;
  required: boolean;
  /** The most characters; null: no limit is known. */
  max: number | null;
}

/** The OpenPGP key to which alone a channel is written. */
export interface DirectoryPgpKey {
  /** The public key, as text. */
  armored: string;
  /** In hex, capitals. */
  fingerprint: string;
  /** YYYY-MM-DD, the last whole day on which it is good; null: it does not expire. */
  goodUntil: string | null;
}

/** One way to reach somebody. */
export interface DirectoryChannel {
  /** Unique in its record. */
  key: string;
  type: ChannelType;
  /** A URL, mail address or number; null: none is known or there is none, and the note says what to do. */
  address: string | null;
  needs: ChannelNeed[];
  fields: DirectoryField[];
  /** What is filed this way cannot be taken back. */
  irrevocable: boolean;
  /** BCP 47 tags; empty: not known. */
  languages: string[];
  /** Whether this helpdesk, or the person, can use it as it is. */
  ready: boolean;
  /** In English: why it is not ready, or what to know before using it. Empty: nothing. */
  note: string;
  /** Of a channel of the type `pgp_mail`, which nothing leaves by in the clear. */
  pgpKey?: DirectoryPgpKey;
}

/** A time within which a rule wants something done. */
export interface DirectoryClock {
  /** Unique in its record. */
  id: string;
  hours: number;
  from: 'sent';
  /** The rule, by its name. */
  rule: string;
  /** `announced`: not in force, so that no deadline may be counted by it. */
  standing: ClockStanding;
}

/** What is known of somebody who can act, in one version. */
export interface DirectoryContent {
  kind: DirectoryKind;
  /** By BCP 47 tag; `en` always. */
  names: Record<string, string>;
  /** ISO 3166-1 alpha-2, or `EU`; null: any country. */
  country: string | null;
  takes: { kinds: TakenKind[]; ageBands: AgeBand[] };
  whoMayFile: Filer;
  /** In English, what it is and what it is not. */
  about: string;
  channels: DirectoryChannel[];
  /** Empty: none is known. */
  legalBasis: string;
  clocks: DirectoryClock[];
  /** Other records to look at: through whom it works, or who helps in its place. */
  see: string[];
  source: string;
  confidence: Confidence;
  /** YYYY-MM-DD: when a person last checked every address; null: nobody has. */
  verifiedOn: string | null;
  /** YYYY-MM-DD */
  nextReview: string;
}

/** A record as it stands. */
export interface DirectoryRecord extends DirectoryContent {
  /** Such as `us-ncmec-cybertipline`. */
  id: string;
  /** 0: as it comes with the program; counts up with each version that a coordinator saves. */
  version: number;
}

/** The record whose channel of the type `api` is the interface of the CyberTipline. */
export const CYBERTIPLINE_RECORD = 'us-ncmec-cybertipline';

/** Channels that carry something by themselves; what goes another way is done by a person. */
const CARRIERS: readonly ChannelType[] = ['mail', 'pgp_mail', 'api'];

/**
 * Whether the helpdesk may send through a channel by itself: the channel can be used, its address is known and was verified by a
 * person, and the record is not of low confidence. What is not sendable can be copied by hand. Pure.
 */
export function isSendable(
  record: Pick<DirectoryContent, 'confidence' | 'verifiedOn' | 'whoMayFile'>,
  channel: Pick<DirectoryChannel, 'type' | 'address' | 'ready' | 'pgpKey'>,
): boolean {
  return (
    CARRIERS.includes(channel.type) &&
    (channel.type === 'pgp_mail') === (channel.pgpKey !== undefined) &&
    channel.ready &&
    channel.address !== null &&
    record.confidence !== 'low' &&
    record.verifiedOn !== null
  );
}

/** Whether something has to be looked up before it is relied on: of low confidence, or verified by nobody. Pure. */
export function isToBeVerified(record: Pick<DirectoryContent, 'confidence' | 'verifiedOn'>): boolean {
  return record.confidence === 'low' || record.verifiedOn === null;
}

const RECORD_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_ID = 100;

/** Whether a text can be the id of a record: anything else is no row. Pure. */
export function isRecordId(text: string): boolean {
  return text.length <= LONGEST_ID && RECORD_ID.test(text);
}
