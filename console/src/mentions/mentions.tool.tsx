import { Button } from '@mantine/core';
import { currentSession } from '../api/session-state.js';
import type { ComposerTool, ToolProps } from '../case/composer-tool.js';
import { t } from '../shared/messages/index.js';
import { begunMention, completed, fitting } from './mention-at.js';
import css from './mentions.module.css';

/** Offers, while `@` and a name are typed into a note, the colleagues who may see the case. Saving the note tells them. */
function MentionTool({ found, text, cursor, replace }: ToolProps) {
  const at = cursor();
  const begun = begunMention(text, at);
  const me = currentSession()?.staff.id;
  const colleagues = found.members.filter(({ id }) => id !== me);
  if (colleagues.length === 0) return null;
  if (!begun || colleagues.some(({ name }) => begun.typed.startsWith(`${name} `))) {
    const space = at === 0 || /\s$/.test(text.slice(0, at)) ? '' : ' ';
    return (
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => replace(`${text.slice(0, at)}${space}@${text.slice(at)}`, at + space.length + 1)}
      >
        {t('mentions.add')}
      </Button>
    );
  }
  const offered = fitting(colleagues, begun.typed);
  return (
    <div role="group" aria-label={t('mentions.offer')} className={css.offer}>
      {offered.length === 0 && <span role="status">{t('mentions.nobody')}</span>}
      {offered.map(({ id, name }) => (
        <Button
          key={id}
          variant="default"
          size="compact-sm"
          aria-label={t('mentions.pick', { name })}
          onClick={() => {
            const next = completed(text, at, begun, name);
            replace(next.text, next.cursor);
          }}
        >
          @{name}
        </Button>
      ))}
    </div>
  );
}

export const tool: ComposerTool = {
  key: 'mentions',
  box: 'note',
  place: 'foot',
  order: 100,
  permission: 'note.write',
  Component: MentionTool,
};
