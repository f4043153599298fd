import { useEffect, useRef, useState, type RefObject } from 'react';
import { currentSession } from '../api/session-state.js';
import type { CaseDetail, TextKind } from '../api/types.js';
import { drafts } from '../writing/index.js';
import { gatherTools, type ComposerTool } from './composer-tool.js';

/** Every tool of the console. */
const TOOLS = gatherTools(import.meta.glob<{ tool: ComposerTool }>('../*/*.tool.tsx', { eager: true }));

interface ComposerToolsProps {
  found: CaseDetail;
  box: TextKind;
  place: ComposerTool['place'];
  area: RefObject<HTMLTextAreaElement | null>;
}

/** The tools of one place that the person may use. What a tool writes is a draft like anything typed: it never sends itself. */
export function ComposerTools({ found, box, place, area }: ComposerToolsProps) {
  const permissions = currentSession()?.permissions ?? [];
  const [cursorTo, setCursorTo] = useState<{ at: number } | null>(null);
  const { text } = drafts.get(found.id, box);
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  // Once the text is in the box: before, the cursor could not be put behind it.
  useEffect(() => {
    if (!cursorTo) return;
    area.current?.focus();
    area.current?.setSelectionRange(cursorTo.at, cursorTo.at);
  }, [cursorTo, area]);
  const shown = TOOLS.filter(
    (tool) => tool.box === box && tool.place === place && permissions.includes(tool.permission),
  );
  return shown.map(({ key, Component }) => (
    <Component
      key={key}
      found={found}
      text={text}
      cursor={() => area.current?.selectionStart ?? latest.current.length}
      replace={(next, at) => {
        drafts.type(found.id, box, next);
        setCursorTo({ at });
      }}
    />
  ));
}
