import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { KeyHint } from '../shared/key.js';
import { t } from '../shared/messages/index.js';
import { useShortcuts } from '../shared/shortcuts.js';

/** The button, and the key `/`, that lead to the search. */
export function SearchLink() {
  const navigate = useNavigate();
  const go = (): void => {
    void navigate({ to: '/search' }).then(() => document.getElementById(SEARCH_BOX)?.focus());
  };
  useShortcuts({ '/': go });
  return (
    <Button variant="subtle" size="compact-sm" onClick={go} rightSection={<KeyHint>/</KeyHint>}>
      {t('search.open')}
    </Button>
  );
}

/** The id of the box that is typed into. */
export const SEARCH_BOX = 'search-text';
