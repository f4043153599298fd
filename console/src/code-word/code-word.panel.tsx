import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask, change } from '../api/client.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { Alert, ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import css from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, exactTime } from '../shared/time.js';
import { useAction, type Action } from '../shared/use-action.js';

const KEY = 'code-word';
type Outcome =
  paths['/api/cases/{id}/code-word/asked']['post']['requestBody']['content']['application/json']['outcome'];
type SetWord =
  paths['/api/cases/{id}/code-word/shown']['post']['responses'][200]['content']['application/json'][number];

const params = (id: string) => ({ params: { path: { id } } });
const fetchState = (id: string) => ask(() => api.GET('/api/cases/{id}/code-word', params(id)));
const showWords = (id: string) => change(() => api.POST('/api/cases/{id}/code-word/shown', params(id)));

async function setWord(id: string, word: string): Promise<void> {
  await change(() => api.PUT('/api/cases/{id}/code-word', { ...params(id), body: { word } })).finally(() =>
    caseChanged(id),
  );
}

async function noteAsked(id: string, outcome: Outcome): Promise<void> {
  await change(() =>
    api.POST('/api/cases/{id}/code-word/asked', { ...params(id), body: { outcome } }),
  ).finally(() => caseChanged(id));
}

/** Whether a code word is agreed; the word itself once somebody presses for it, which the audit log tells. */
function CodeWord({ found }: PanelProps) {
  const now = useStore(clock);
  const action = useAction();
  const { data, error } = useQuery(panelQuery(found.id, KEY, () => fetchState(found.id)));
  const [words, setWords] = useState<readonly SetWord[] | null>(null);
  const maySet = found.allowed.includes('code_word.set');
  const mayAsk = found.allowed.includes('code_word.ask');
  const show = () => action.run(async () => setWords(await showWords(found.id)));
  const time = data?.setAt ? exactTime(data.setAt, now) : '';

  return (
    <CaseSection title={t('codeWord.title')} action={action}>
      <ProblemAlert error={error} />
      {data && !data.agreed && <p className={css.quiet}>{t('codeWord.none')}</p>}
      {data?.agreed && (
        <>
          <p>{t(data.setBy === 'staff' ? 'codeWord.byStaff' : 'codeWord.byReporter', { time })}</p>
          {data.words > 1 && <p>{t('codeWord.more', { count: data.words - 1 })}</p>}
          {data.changedSince && <Alert tone="warning">{t('codeWord.changedSince')}</Alert>}
          {words ? (
            <Words words={words} onHide={() => setWords(null)} />
          ) : (
            <div>
              <ActionButton
                size="compact-sm"
                variant="default"
                busy={action.busy}
                onClick={() => void show()}
              >
                {t('codeWord.show')}
              </ActionButton>
            </div>
          )}
          {mayAsk && <Asked caseId={found.id} action={action} />}
        </>
      )}
      {data && maySet && (
        <WordForm caseId={found.id} action={action} agreed={data.agreed} onSet={() => setWords(null)} />
      )}
    </CaseSection>
  );
}

function Words({ words, onHide }: { words: readonly SetWord[]; onHide(): void }) {
  return (
    <>
      {words.map(({ word, setAt }, at) => (
        <p key={`${setAt}-${at}`} dir="auto">
          {t(at === 0 ? 'codeWord.shown' : 'codeWord.before', { word })}
        </p>
      ))}
      <div>
        <Button size="compact-sm" variant="default" onClick={onHide}>
          {t('codeWord.hide')}
        </Button>
      </div>
    </>
  );
}

const OUTCOMES = [
  ['right', 'codeWord.right'],
  ['wrong', 'codeWord.wrong'],
  ['not_asked', 'codeWord.notAsked'],
] as const satisfies readonly (readonly [Outcome, string])[];

function Asked({ caseId, action }: { caseId: string; action: Action }) {
  return (
    <div role="group" aria-label={t('codeWord.asked')}>
      <p className={css.quiet}>{t('codeWord.asked')}</p>
      <div className={css.foot}>
        {OUTCOMES.map(([outcome, words]) => (
          <ActionButton
            key={outcome}
            size="compact-sm"
            variant="default"
            busy={action.busy}
            onClick={() => void action.run(() => noteAsked(caseId, outcome), t('codeWord.noted'))}
          >
            {t(words)}
          </ActionButton>
        ))}
      </div>
    </div>
  );
}

interface WordFormProps {
  caseId: string;
  action: Action;
  agreed: boolean;
  onSet(): void;
}

function WordForm({ caseId, action, agreed, onSet }: WordFormProps) {
  const [typed, setTyped] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await action.run(() => setWord(caseId, typed), t('codeWord.saved')))) return;
    setTyped('');
    onSet();
  };
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
      <TextInput
        size="xs"
        label={t(agreed ? 'codeWord.change' : 'codeWord.set')}
        description={t('codeWord.hint')}
        autoComplete="off"
        dir="auto"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div>
        <ActionButton
          type="submit"
          size="compact-sm"
          variant="default"
          busy={action.busy}
          disabled={typed.trim() === ''}
        >
          {t('codeWord.save')}
        </ActionButton>
      </div>
    </form>
  );
}

export const panel: CasePanel = { key: KEY, order: 360, permission: 'case.read', Component: CodeWord };
