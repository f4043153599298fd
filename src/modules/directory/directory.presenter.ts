import type { FoundRecord } from './directory.service.js';
import type { DirectoryChannelDto, DirectoryItemDto, DirectoryReferenceDto } from './dto/directory.dto.js';
import { isSendable, isToBeVerified, type DirectoryChannel, type DirectoryRecord } from './record.js';
import { isReviewDue } from './review.js';

/** The name in a language where there is one, else in English. */
export function nameIn({ names, id }: Pick<DirectoryRecord, 'names' | 'id'>, language: string): string {
  return (Object.hasOwn(names, language) ? names[language] : undefined) ?? names['en'] ?? id;
}

export function presentChannel(record: DirectoryRecord, channel: DirectoryChannel): DirectoryChannelDto {
  return { ...channel, pgpKey: channel.pgpKey ?? null, sendable: isSendable(record, channel) };
}

export function presentItem({ record }: FoundRecord, language: string, today: string): DirectoryItemDto {
  const { id, kind, country, takes, whoMayFile, about, confidence, verifiedOn, nextReview, version } = record;
  return {
    id,
    name: nameIn(record, language),
    kind,
    country,
    takes: takes.kinds,
    ageBands: takes.ageBands,
    whoMayFile,
    about,
    confidence,
    verifiedOn,
    toBeVerified: isToBeVerified(record),
    nextReview,
    reviewDue: isReviewDue(record, today),
    version,
  };
}

/** Those of these records that are there, by name. */
export function presentReferences(
  ids: readonly string[],
  find: (id: string) => DirectoryRecord | undefined,
  language: string,
): DirectoryReferenceDto[] {
  return ids.flatMap((id) => {
    const record = find(id);
    return record ? [{ id, name: nameIn(record, language) }] : [];
  });
}
