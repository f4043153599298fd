import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { label, t } from '../shared/messages/index.js';
import { useAction, type Action } from '../shared/use-action.js';
import { EscalationCard } from './escalation-card.js';
import { begin, escalationsQuery, KEY, recipientsQuery } from './escalation.js';
import css from './escalations.module.css';

/** Packages for those who can act, from the first word to what became of them. */
function Escalations({ found }: PanelProps) {
  const action = useAction();
  const { data, error } = useQuery(escalationsQuery(found.id));
  const may = found.allowed.includes('escalation.write');
  return (
    <CaseSection title={t('escalation.title')} action={action}>
      <ProblemAlert error={error} />
      {data?.length === 0 && <p className={layout.quiet}>{t('escalation.none')}</p>}
      {data && data.length > 0 && (
        <ul className={css.list}>
          {data.map((one) => (
            <li key={one.id} className={css.one}>
              <EscalationCard found={found} one={one} may={may} />
            </li>
          ))}
        </ul>
      )}
      {may && <BeginForm caseId={found.id} action={action} />}
    </CaseSection>
  );
}

/** Chooses somebody of the directory and the way to reach them. */
function BeginForm({ caseId, action }: { caseId: string; action: Action }) {
  const { data: recipients = [], error } = useQuery(recipientsQuery);
  const [recipientId, setRecipient] = useState<string | null>(null);
  const [channelKey, setChannel] = useState<string | null>(null);
  const channels = recipients.find(({ id }) => id === recipientId)?.channels ?? [];
  const choose = (id: string | null): void => {
    setRecipient(id);
    const ways = recipients.find((one) => one.id === id)?.channels ?? [];
    setChannel(ways.length === 1 ? (ways[0]?.key ?? null) : null);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (recipientId === null || channelKey === null) return;
    if (await action.run(() => begin(caseId, { recipientId, channelKey }), t('escalation.begun')))
      choose(null);
  };
  return (
    <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
      <ProblemAlert error={error} />
      <EnumSelect
        size="xs"
        label={t('escalation.recipient')}
        none={t('escalation.choose')}
        values={recipients.map(({ id }) => id)}
        text={(id) => {
          const one = recipients.find((recipient) => recipient.id === id);
          return one ? `${one.name}${one.country === null ? '' : ` (${one.country})`}` : id;
        }}
        value={recipientId}
        onChange={choose}
      />
      {channels.length > 0 && (
        <EnumSelect
          size="xs"
          label={t('escalation.channel')}
          none={t('escalation.choose')}
          values={channels.map(({ key }) => key)}
          text={(key) => {
            const way = channels.find((channel) => channel.key === key);
            const type = label('escalationChannel', way?.type ?? key);
            return way && !way.byHand
              ? t('escalation.bySending', { type })
              : t('escalation.byHandOf', { type });
          }}
          value={channelKey}
          onChange={setChannel}
        />
      )}
      <div>
        <ActionButton
          type="submit"
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={recipientId === null || channelKey === null}
        >
          {t('escalation.begin')}
        </ActionButton>
      </div>
    </form>
  );
}

export const panel: CasePanel = {
  key: KEY,
  order: 420,
  permission: 'case.read',
  Component: Escalations,
};
