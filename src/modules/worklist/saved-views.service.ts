import { Injectable } from '@nestjs/common';
import {
  CryptoError,
  NO_PREVIOUS,
  openDocument,
  sealDocument,
  type JsonValue,
  type SealContext,
} from '../../platform/crypto/index.js';
import { requireText } from '../../platform/text/index.js';
import type { StaffSession } from '../staff/index.js';
import type { SavedViewDto, SavedViewsDto, SetSavedViewsDto } from './dto/saved-views.dto.js';
import { SavedViewsRepository } from './saved-views.repository.js';
import { LONGEST_NAME, SavedViewError } from './saved-view.errors.js';

const EPOCH = 1;

/** The views of the queue that a person keeps: what they narrow it by, and their names for that, sealed for them alone. */
@Injectable()
export class SavedViews {
  constructor(private readonly rows: SavedViewsRepository) {}

  /** In their order. What the caller's key does not open (their root is new) is as good as none. */
  async read(session: StaffSession): Promise<SavedViewsDto> {
    const row = await this.rows.find(session.staffId);
    if (!row) return { revision: 0, views: [] };
    return { revision: row.revision, views: open(session, row.sealed) };
  }

  /**
   * Replaces all of them.
   *
   * @param given.revision - of those that the caller changed
   * @throws SAVED_VIEWS_CHANGED where another window changed them meanwhile; SAVED_VIEW_NAME_TAKEN, TextError
   */
  async set(session: StaffSession, given: SetSavedViewsDto): Promise<SavedViewsDto> {
    const views = given.views.map(({ id, name, filters }) => ({
      id: id.toLowerCase(),
      name: requireText(name, { max: LONGEST_NAME }),
      filters,
    }));
    if (new Set(views.map(({ name }) => name.toLowerCase())).size < views.length)
      throw new SavedViewError('SAVED_VIEW_NAME_TAKEN');
    const revision = given.revision + 1;
    const content = { views: JSON.parse(JSON.stringify(views)) as JsonValue };
    const sealed = sealDocument(session.keys.draftKey, savedViewsContext(session.staffId), content);
    if (!(await this.rows.replace(session.staffId, { revision, sealed })))
      throw new SavedViewError('SAVED_VIEWS_CHANGED');
    return { revision, views };
  }
}

function open(session: StaffSession, sealed: Uint8Array): SavedViewDto[] {
  try {
    const context = savedViewsContext(session.staffId);
    return (openDocument(session.keys.draftKey, context, sealed) as unknown as { views: SavedViewDto[] })
      .views;
  } catch (error) {
    if (error instanceof CryptoError) return [];
    throw error;
  }
}

/** What they are bound to; pinned by test/unit/contexts.spec.ts. */
export function savedViewsContext(staffId: string): SealContext {
  return {
    table: 'saved_views',
    caseId: '',
    rowId: staffId,
    kind: 'saved-views',
    author: `staff:${staffId}`,
    keyEpoch: EPOCH,
    sequence: 0,
    previousHash: NO_PREVIOUS,
  };
}
