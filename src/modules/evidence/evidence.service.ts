import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { blindIndex, KeyFile } from '../../platform/crypto/index.js';
import type { StatementPart } from '../../platform/database/index.js';
import { EvidenceRepository } from './evidence.repository.js';
import { IdentifierEntity } from './identifier.entity.js';
import { LocationEntity } from './location.entity.js';
import { normaliseIdentifier, normaliseLocation, type IdentifierType } from './normalise.js';
import { platformName } from '../vocabulary/index.js';

export interface ReportedIdentifier {
  type: IdentifierType;
  value: string;
}

export interface ReportedLocation {
  platform: string;
  value: string;
}

export interface BlindEvidence {
  identifiers: IdentifierEntity[];
  locations: LocationEntity[];
}

/** Addresses of offenders, kept as blind index values so that the same one is found again without being readable. */
@Injectable()
export class Evidence {
  constructor(
    private readonly repository: EvidenceRepository,
    private readonly keyFile: KeyFile,
  ) {}

  /** Pure of the database: what to keep of the identifiers and locations of a new report. */
  blind(
    caseId: string,
    country: string | null,
    identifiers: readonly ReportedIdentifier[],
    locations: readonly ReportedLocation[],
  ): BlindEvidence {
    const { key, version } = this.keyFile.indexKey();
    return {
      identifiers: identifiers.flatMap((given) => {
        const normalised = normaliseIdentifier(given.type, given.value, country);
        if (normalised === null) return [];
        return Object.assign(new IdentifierEntity(), {
          id: randomUUID(),
          caseId,
          type: given.type,
          blind: blindIndex(key, given.type, normalised),
          keyVersion: version,
        });
      }),
      locations: locations.flatMap((given, index) => {
        const normalised = normaliseLocation(given.value);
        if (normalised === null) return [];
        return Object.assign(new LocationEntity(), {
          id: randomUUID(),
          caseId,
          position: index + 1,
          platform: platformName(given.platform),
          blind: blindIndex(key, 'url', normalised),
          keyVersion: version,
        });
      }),
    };
  }

  /** Writes what `blind` made of things that were added to a case later, in the caller's transaction, which holds the case. */
  async add(caseId: string, { identifiers, locations }: BlindEvidence): Promise<void> {
    await this.repository.add(caseId, identifiers, locations);
  }

  /** What `blind` made, for the statement that writes the case: written if its part named `after` has a row. */
  parts({ identifiers, locations }: BlindEvidence, after: string): StatementPart[] {
    return this.repository.inserting(identifiers, locations, after);
  }
}
