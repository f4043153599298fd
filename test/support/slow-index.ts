import type { INestApplicationContext } from '@nestjs/common';
import { KeyFile } from '../../src/platform/crypto/index.js';
import { Database, Transaction } from '../../src/platform/database/index.js';
import { EvidenceRepository } from '../../src/modules/evidence/evidence.repository.js';
import { SlowIndexSweep } from '../../src/modules/evidence/slow-index-sweep.js';

/** What a worker does within seconds: afterwards no value of any case is a fast one. */
export async function makeIndexSlow(app: INestApplicationContext): Promise<void> {
  const rows = new EvidenceRepository(app.get(Database, { strict: false }));
  const keyFile = app.get(KeyFile, { strict: false });
  await new SlowIndexSweep(rows, keyFile, app.get(Transaction, { strict: false })).sweep();
}
