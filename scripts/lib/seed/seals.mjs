import { randomBytes, randomUUID } from 'node:crypto';
import { built } from './people.mjs';

/** What reporters fill in, in bytes of JSON before sealing, with weights: a short word, the usual report, a long story. */
const REPORTS = [
  [900, 15],
  [1_900, 25],
  [2_900, 30],
  [4_000, 20],
  [7_500, 8],
  [15_000, 2],
];
const MESSAGE = 420;

/** The marks and reasons that a card shows; enumerations, so their words are not ours. */
const CARDS = {
  threatened: {
    summary: 'threatened online money',
    marks: ['threat', 'money_asked'],
    reasons: ['threat_open'],
  },
  shared: { summary: 'shared known_person', marks: ['shared'], reasons: ['pictures_out'] },
  found: { summary: 'found', marks: [], reasons: ['finder'] },
  other: { summary: 'other account_taken', marks: [], reasons: ['no_danger_named'] },
};

/** The sizes of everything sealed as the product seals it, and a sealer of cards that a session of the desk opens. */
export async function seals(root) {
  const crypto = await built(root, 'platform/crypto/index.js');
  const { cardContext, caseGrantContext, reporterGrantContext } = await built(
    root,
    'modules/entries/index.js',
  );
  await crypto.initCrypto();
  const key = crypto.newCaseKey();
  const caseId = randomUUID();
  const context = cardContext(caseId, 'case', 1);
  const sealedBytes = (json) =>
    crypto.sealDocument(crypto.caseStaffKeyOf(key), context, 'x'.repeat(json - 2)).length;
  const holder = crypto.deskKemPair(crypto.newDeskRoot()).publicKey;
  const deskGrant = crypto.sealGrant(holder, caseGrantContext(caseId, 1, { id: caseId, epoch: 1 }), key);
  const reporterGrant = crypto.sealGrant(holder, reporterGrantContext(caseId, 1), crypto.threadKeyOf(key));
  return {
    reportBytes: REPORTS.map(([json, weight]) => [sealedBytes(json), weight]),
    messageBytes: sealedBytes(MESSAGE),
    deskGrantBytes: deskGrant.length,
    reporterGrantBytes: reporterGrant.length,
    card: (row, { epoch, cardKey }) =>
      crypto.sealDocument(cardKey, cardContext(row.id, 'desk', epoch), CARDS[row.kind]),
  };
}

/** Bytes to cut random-looking pieces from; a fresh one for each batch. */
export const randomPool = () => randomBytes(512 * 1024);
