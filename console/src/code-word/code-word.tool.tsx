import type { ComposerTool, ToolProps } from '../case/composer-tool.js';
import { Alert } from '../shared/alert.js';
import { t } from '../shared/messages/index.js';

/** Warns above the reply while the code word was wrong the last time that somebody asked for it. */
function CodeWordWarning({ found }: ToolProps) {
  const asked = found.events.findLast(
    ({ kind, detail }) => kind === 'code_word_asked' && detail['outcome'] !== 'not_asked',
  );
  return asked?.detail['outcome'] === 'wrong' ? <Alert tone="warning">{t('codeWord.warning')}</Alert> : null;
}

export const tool: ComposerTool = {
  key: 'code-word',
  box: 'message',
  place: 'above',
  order: 100,
  permission: 'message.send',
  Component: CodeWordWarning,
};
