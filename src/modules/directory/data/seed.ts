import type { LegalTime } from '../legal-times.js';
import type { AgeBand, ChannelType, ClockStanding, TakenKind } from '../../vocabulary/index.js';
import type {
  DirectoryChannel,
  DirectoryClock,
  DirectoryContent,
  DirectoryField,
  DirectoryRecord,
} from '../record.js';

/** A record as it comes with the program. */
export type Seed = Omit<DirectoryRecord, 'version' | 'verifiedOn'>;

export const MINORS: AgeBand[] = ['under_13', '13_15', '16_17', 'unsaid'];
export const ADULTS: AgeBand[] = ['adult'];
export const ALL_AGES: AgeBand[] = ['under_13', '13_15', '16_17', 'adult', 'unsaid'];
/** What is done to a child with pictures. */
export const CHILD_KINDS: TakenKind[] = ['child_material', 'grooming', 'sextortion'];

/** When somebody has to look at a record again: earlier where less is sure. */
const REVIEWS: Record<DirectoryContent['confidence'], string> = {
  high: '2027-05-31',
  medium: '2027-02-28',
  low: '2026-12-31',
};

type Given = Pick<Seed, 'id' | 'kind' | 'country' | 'about' | 'source' | 'confidence'> & {
  /** In English, or by language. */
  name: string | Record<string, string>;
  takes: TakenKind[];
} & Partial<Pick<Seed, 'whoMayFile' | 'channels' | 'legalBasis' | 'clocks' | 'see'>> & { ages?: AgeBand[] };

/** A record with what most have in common: anyone of any age may file. */
export function seed({ name, takes, ages = ALL_AGES, ...given }: Given): Seed {
  return {
    whoMayFile: 'anyone',
    channels: [],
    legalBasis: '',
    clocks: [],
    see: [],
    ...given,
    names: typeof name === 'string' ? { en: name } : name,
    takes: { kinds: takes, ageBands: ages },
    nextReview: REVIEWS[given.confidence],
  };
}

type Rest = Partial<Omit<DirectoryChannel, 'type' | 'address'>>;

const channel =
  (type: ChannelType, key: string) =>
  (address: string | null, rest: Rest = {}): DirectoryChannel => ({
    key,
    type,
    address,
    needs: [],
    fields: [],
    irrevocable: false,
    languages: [],
    ready: true,
    note: '',
    ...rest,
  });

export const form = channel('web_form', 'form');
export const phone = channel('phone', 'phone');
export const mail = channel('mail', 'mail');
export const api = channel('api', 'api');
export const letter = channel('letter', 'letter');

export const field = (
  key: string,
  label: string,
  { required = true, max = null }: { required?: boolean; max?: number | null } = {},
): DirectoryField => ({ key, label, required, max });
export const optional = (key: string, label: string, max: number | null = null): DirectoryField =>
  field(key, label, { required: false, max });

/** The clock of a time that other places speak of too. */
export const legalClock = ({ id, hours, standing }: LegalTime, rule: string): DirectoryClock =>
  clock(id, hours, rule, standing);

export const clock = (
  id: string,
  hours: number,
  rule: string,
  standing: ClockStanding = 'law',
): DirectoryClock => ({ id, hours, from: 'sent', rule, standing });
