import { currentSession } from '../api/session-state.js';
import { t } from '../shared/messages/index.js';
import css from './facts.module.css';
import { panelsFor, type PanelProps } from './panel.js';
import { PANELS } from './panel-registry.js';

/** What is known of a case without opening its story, and what can be done with it: the panels that the person may see. */
export function CasePane({ found }: PanelProps) {
  const permissions = currentSession()?.permissions ?? [];
  // Who only reads the case may have nothing in it to go to: a keyboard has to move the pane itself.
  const onlyReads = found.allowed.every((action) => action === 'note.write');
  return (
    <aside className={css.pane} aria-label={t('facts.label')} tabIndex={onlyReads ? 0 : undefined}>
      {panelsFor(PANELS, permissions).map(({ key, Component }) => (
        <Component key={key} found={found} />
      ))}
    </aside>
  );
}
