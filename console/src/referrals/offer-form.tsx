import { useRef, useState, type FormEvent } from 'react';
import { FormButtons } from '../consents/form-buttons.js';
import { WordsField } from '../consents/words-field.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { EnumSelect } from '../shared/enum-select.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import type { Action } from '../shared/use-action.js';
import css from './referrals.module.css';
import { offerService, prepareOffer, type Service } from './referrals.js';
import { ServiceFacts } from './service-facts.js';

interface OfferFormProps {
  caseId: string;
  services: readonly Service[];
  action: Action;
  onDone(): void;
}

/** Offers a service: says whether it takes the person and what to ask before, and leads to the next where it does not. */
export function OfferForm({ caseId, services, action, onDone }: OfferFormProps) {
  const [serviceId, setServiceId] = useState<string | null>(null);
  const [learnt, setLearnt] = useState('');
  const [words, setWords] = useState('');
  const [language, setLanguage] = useState('');
  const service = services.find(({ id }) => id === serviceId);
  const next = services.find(({ id }) => id === service?.nextId);
  const mustAsk = service?.fit === 'ask_first';

  const latest = useRef<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);

  // The arrows of a keyboard choose one after the other: what comes late for one that is not chosen any more is let go.
  const choose = (id: string | null): void => {
    latest.current = id;
    setServiceId(id);
    setLearnt('');
    setWords('');
    setFailed(null);
    if (id === null || services.find((one) => one.id === id)?.fit === 'does_not_take') return;
    prepareOffer(caseId, id).then(
      (prepared) => {
        if (latest.current !== id) return;
        setWords(prepared.words);
        setLanguage(prepared.language);
      },
      (error: unknown) => {
        if (latest.current === id) setFailed(error);
      },
    );
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (serviceId === null) return;
    const body = { serviceId, words, learnt: mustAsk ? learnt : null };
    if (await action.run(() => offerService(caseId, body), t('referral.isOffered'))) onDone();
  };

  return (
    <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
      <EnumSelect
        size="xs"
        label={t('referral.service')}
        none={t('status.choose')}
        value={serviceId}
        onChange={choose}
        values={services.map(({ id }) => id)}
        text={(id) => {
          const one = services.find((other) => other.id === id);
          return one ? t('referral.choice', { name: one.name, fit: t(`serviceFit.${one.fit}`) }) : id;
        }}
      />
      {failed !== null && <ProblemAlert error={failed} />}
      {service && <ServiceFacts service={service} />}
      {service?.fit === 'does_not_take' && next && (
        <div>
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            onClick={() => choose(next.id)}
          >
            {t('referral.next', { name: next.name })}
          </ActionButton>
        </div>
      )}
      {service?.fit === 'does_not_take' && !next && <p className={css.about}>{t('referral.noNext')}</p>}
      {service && service.fit !== 'does_not_take' && (
        <>
          {mustAsk && (
            <WordsField
              label={t('referral.learnt')}
              description={t('referral.learntHint')}
              minRows={2}
              value={learnt}
              onChange={setLearnt}
            />
          )}
          <WordsField
            label={t('referral.words')}
            description={t('consent.wordsHint')}
            lang={language}
            minRows={4}
            value={words}
            onChange={setWords}
          />
        </>
      )}
      <FormButtons
        submit={t('referral.offer')}
        busy={action.busy}
        disabled={
          !service ||
          service.fit === 'does_not_take' ||
          words.trim() === '' ||
          (mustAsk && learnt.trim() === '')
        }
        onCancel={onDone}
      />
    </form>
  );
}
