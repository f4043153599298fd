import { Button, PasswordInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { api, ask } from '../api/client.js';
import { CopyButton } from '../shared/copy-button.js';
import { t } from '../shared/messages/index.js';
import css from './sign-in.module.css';

interface NewPasswordProps {
  value: string;
  onChange(value: string): void;
  error?: ReactNode;
}

/** Fewer characters than this the server refuses. */
export const SHORTEST_PASSWORD = 12;

/** A field for a new password, with an offer to make one that can be spoken and remembered. */
export function NewPassword({ value, onChange, error }: NewPasswordProps) {
  const [suggestion, setSuggestion] = useState<string | null>(null);
  const [visible, setVisible] = useState(false);

  const suggest = async (): Promise<void> => {
    const { passphrase } = await ask(() => api.GET('/api/auth/passphrase'));
    setSuggestion(passphrase);
    setVisible(true);
    onChange(passphrase);
  };

  return (
    <div>
      <PasswordInput
        name="new-password"
        label={t('password.new')}
        description={t('password.rule', { characters: SHORTEST_PASSWORD })}
        autoComplete="new-password"
        value={value}
        visible={visible}
        onVisibilityChange={setVisible}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      />
      <div className={css.suggest}>
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => void suggest().catch(() => setSuggestion(null))}
        >
          {t('password.suggest')}
        </Button>
        {suggestion !== null && suggestion === value && (
          <CopyButton text={suggestion} what={t('password.new')} />
        )}
      </div>
    </div>
  );
}

/** The words for a new password that cannot be taken, or null. */
export function newPasswordProblem(value: string): string | null {
  return [...value].length < SHORTEST_PASSWORD
    ? t('password.short', { characters: SHORTEST_PASSWORD })
    : null;
}
