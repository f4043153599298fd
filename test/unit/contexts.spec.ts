import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  asCardKey,
  asCaseStaffKey,
  asKemSecretKey,
  asStaffDraftKey,
  asThreadKey,
  initCrypto,
  NO_PREVIOUS,
  openDocument,
  openGrant,
  type DocumentKey,
  type GrantContext,
  type SealContext,
} from '../../src/platform/crypto/index.js';
import { rootsContext } from '../../src/modules/auth/sealed-roots.js';
import { draftContext as staffDraftContext } from '../../src/modules/messages/staff-drafts.service.js';
import { savedViewsContext } from '../../src/modules/worklist/saved-views.service.js';
import {
  cardContext,
  caseGrantContext,
  entryContext,
  linkContext,
  reporterGrantContext,
} from '../../src/modules/entries/contexts.js';
import { sessionContext } from '../../src/modules/receipts/reporter-sessions.service.js';
import { draftContext } from '../../src/modules/reports/drafts.service.js';
import { deskGrantContext, organisationGrantContext } from '../../src/modules/keys/index.js';

/*
 * What was sealed opens only in the context that it was sealed in: a word of it changed here makes everything of that kind
 * unreadable for good. Each context is written out, and one blob of each kind that lives long, made once, must still open.
 */
const CASE = '0f0e0d0c-0b0a-4908-8706-050403020100';
const ENTRY = '20212223-2425-4627-a829-2a2b2c2d2e2f';
const STAFF = '10111213-1415-4617-9819-1a1b1c1d1e1f';
const DESK = '30313233-3435-4637-b839-3a3b3c3d3e3f';
const HASH = new Uint8Array(32).fill(5);

const entry = { id: ENTRY, caseId: CASE, keyEpoch: 2, sequence: 7 } as const;
const nothing = { keyEpoch: 0, sequence: 0, previousHash: NO_PREVIOUS } as const;
const hashId = '05'.repeat(32);

const SEALS: [string, SealContext, SealContext][] = [
  [
    'an entry of staff',
    entryContext({ ...entry, kind: 'note', author: 'staff', authorId: STAFF }, HASH),
    {
      table: 'entries',
      caseId: CASE,
      rowId: ENTRY,
      kind: 'note',
      author: `staff:${STAFF}`,
      keyEpoch: 2,
      sequence: 7,
      previousHash: HASH,
    },
  ],
  [
    'an entry of a reporter',
    entryContext({ ...entry, kind: 'message', author: 'reporter', authorId: null }, HASH),
    {
      table: 'entries',
      caseId: CASE,
      rowId: ENTRY,
      kind: 'message',
      author: 'reporter',
      keyEpoch: 2,
      sequence: 7,
      previousHash: HASH,
    },
  ],
  [
    'a card under the key of its case',
    cardContext(CASE, 'case', 2),
    { ...nothing, table: 'cases', caseId: CASE, rowId: CASE, kind: 'card', author: 'system', keyEpoch: 2 },
  ],
  [
    'a card under the key of its desk',
    cardContext(CASE, 'desk', 3),
    {
      ...nothing,
      table: 'cases',
      caseId: CASE,
      rowId: CASE,
      kind: 'card-desk',
      author: 'system',
      keyEpoch: 3,
    },
  ],
  [
    'a draft of staff',
    staffDraftContext(STAFF, CASE, 'note'),
    {
      ...nothing,
      table: 'staff_drafts',
      caseId: CASE,
      rowId: STAFF,
      kind: 'draft-note',
      author: `staff:${STAFF}`,
      keyEpoch: 1,
    },
  ],
  [
    'the views that somebody keeps',
    savedViewsContext(STAFF),
    {
      ...nothing,
      table: 'saved_views',
      caseId: '',
      rowId: STAFF,
      kind: 'saved-views',
      author: `staff:${STAFF}`,
      keyEpoch: 1,
    },
  ],
  [
    'the roots of a session',
    rootsContext(STAFF),
    { ...nothing, table: 'sessions', caseId: '', rowId: STAFF, kind: 'roots', author: 'system' },
  ],
  [
    "a reporter's session",
    sessionContext(HASH),
    { ...nothing, table: 'reporter_sessions', caseId: '', rowId: '', kind: hashId, author: 'reporter' },
  ],
  [
    'the draft of a report',
    draftContext(HASH, 4),
    { ...nothing, table: 'drafts', caseId: '', rowId: '', kind: hashId, author: 'reporter', sequence: 4 },
  ],
];

for (const which of ['thread', 'staff', 'forward'] as const)
  SEALS.push([
    `the key before, by the ${which} link`,
    linkContext(CASE, which, 3),
    {
      ...nothing,
      table: 'case_key_links',
      caseId: CASE,
      rowId: CASE,
      kind: which,
      author: 'system',
      keyEpoch: 3,
    },
  ]);

const GRANTS: [string, GrantContext, GrantContext][] = [
  [
    'a case for its desk',
    caseGrantContext(CASE, 2, { id: DESK, epoch: 3 }),
    { subject: 'case', subjectId: CASE, holder: `desk:${DESK}`, epoch: 2, holderEpoch: 3 },
  ],
  [
    'a case for its reporter',
    reporterGrantContext(CASE, 2),
    { subject: 'case', subjectId: CASE, holder: 'reporter', epoch: 2, holderEpoch: 0 },
  ],
  [
    'a desk for a member',
    deskGrantContext(DESK, 3, STAFF),
    { subject: 'desk', subjectId: DESK, holder: `staff:${STAFF}`, epoch: 3, holderEpoch: 0 },
  ],
  [
    'the organisation for an administrator',
    organisationGrantContext(STAFF),
    { subject: 'organisation', subjectId: '', holder: `staff:${STAFF}`, epoch: 1, holderEpoch: 0 },
  ],
];

const BLOBS = JSON.parse(readFileSync(join(__dirname, 'contexts.blobs.json'), 'utf8')) as Record<
  string,
  string
>;
const blob = (name: string): Uint8Array => new Uint8Array(Buffer.from(BLOBS[name] ?? '', 'base64'));
const key = Uint8Array.from({ length: 32 }, (_, i) => i);
const seals = new Map(SEALS.map(([name, context]) => [name, context]));

beforeAll(initCrypto);

describe('the context of', () => {
  it.each(SEALS)('%s', (_name, context, pinned) => expect(context).toEqual(pinned));
  it.each(GRANTS)('the grant of %s', (_name, context, pinned) => expect(context).toEqual(pinned));
});

describe('what was sealed once still opens:', () => {
  it.each<[string, (bytes: Uint8Array) => DocumentKey]>([
    ['an entry of staff', asCaseStaffKey],
    ['an entry of a reporter', asThreadKey],
    ['a card under the key of its case', asCaseStaffKey],
    ['a card under the key of its desk', asCardKey],
    ['a draft of staff', asStaffDraftKey],
  ])('%s', (name, as) => {
    const context = seals.get(name);
    if (!context) throw new Error(`no context of ${name}`);
    expect(openDocument(as(key), context, blob(name))).toEqual({ text: name });
  });

  it.each(GRANTS)('the grant of %s', (name, context) => {
    expect(openGrant(asKemSecretKey(key), context, blob(name))).toEqual(new Uint8Array(32).fill(9));
  });
});
