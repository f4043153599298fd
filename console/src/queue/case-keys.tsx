import { useState } from 'react';
import { URGENCIES } from '../api/enums.js';
import type { CaseDetail } from '../api/types.js';
import { useShortcuts } from '../shared/shortcuts.js';
import type { Step } from './order.js';
import { StatusDialog } from './status-dialog.js';
import { UrgencyDialog } from './urgency-dialog.js';

type Level = CaseDetail['urgency'];

interface CaseKeysProps {
  found: CaseDetail;
  move(step: Step): void;
}

/** The keys of an open case that the queue has too, and those that go on to the next: `1` to `4`, `e`, `]`, `[`. */
export function CaseKeys({ found, move }: CaseKeysProps) {
  const [level, setLevel] = useState<Level | null>(null);
  const [status, setStatus] = useState(false);
  const allowed: readonly string[] = found.allowed;

  useShortcuts({
    ']': () => move(1),
    '[': () => move(-1),
    e: () => {
      if (!allowed.some((action) => action.startsWith('status.'))) return false;
      setStatus(true);
      return true;
    },
    ...Object.fromEntries(
      URGENCIES.map((one) => [
        String(one),
        () => {
          if (!allowed.includes('urgency.set') || one === found.urgency) return false;
          setLevel(one);
          return true;
        },
      ]),
    ),
  });

  return (
    <>
      {status && <StatusDialog of={found} allowed={allowed} onClose={() => setStatus(false)} />}
      {level !== null && <UrgencyDialog caseId={found.id} level={level} onClose={() => setLevel(null)} />}
    </>
  );
}
