import type { ComponentType } from 'react';
import type { CaseDetail, Permission, TextKind } from '../api/types.js';

/**
 * Something that helps with writing in one of the two boxes. A file `<name>.tool.tsx` of any area exports one as `tool`, and no
 * list names it.
 */
export interface ComposerTool {
  /** Its own among all tools. */
  key: string;
  /** The box that it belongs to: the reply (`message`) or the note. */
  box: TextKind;
  /** `above`: over the text, for a warning. `foot`: beside the buttons. */
  place: 'above' | 'foot';
  /** Tools of one place stand in ascending order. */
  order: number;
  /** Who lacks it does not see the tool. */
  permission: Permission;
  Component: ComponentType<ToolProps>;
}

export interface ToolProps {
  found: CaseDetail;
  /** What stands in the box. */
  text: string;
  /** Where the cursor stands in it, in UTF-16 units, as the box is at this moment. */
  cursor(): number;
  /** Puts another text into the box, with the cursor at this place, and the focus there. */
  replace(text: string, cursor: number): void;
}

/** The tools of the modules that were found, in order. Throws TypeError where two have the same key. */
export function gatherTools(modules: Readonly<Record<string, { tool: ComposerTool }>>): ComposerTool[] {
  const tools = Object.values(modules).map(({ tool }) => tool);
  const keys = new Set(tools.map(({ key }) => key));
  if (keys.size < tools.length) throw new TypeError('Two tools have the same key.');
  return tools.sort((a, b) => a.order - b.order || (a.key < b.key ? -1 : 1));
}
