import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, ask, change } from '../api/client.js';
import { AGE_BANDS, KINDS, KNOWN_ANSWERS } from '../api/enums.js';
import { caseChanged, panelQuery } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { wasClosed } from '../case/timeline.js';
import { ActionButton } from '../shared/action-button.js';
import { ProblemAlert } from '../shared/alert.js';
import { CaseSection } from '../shared/case-section.js';
import { EnumSelect } from '../shared/enum-select.js';
import { InertText } from '../shared/inert-text.js';
import layout from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useStore } from '../shared/store.js';
import { clock, momentOf } from '../shared/time.js';
import { useAction, type Action } from '../shared/use-action.js';
import css from './staff-facts.module.css';

const KEY = 'staff-facts';
const LIMIT = 500;

type Route = paths['/api/cases/{id}/staff-facts'];
type Known = Route['get']['responses'][200]['content']['application/json'];
type Given = Route['put']['requestBody']['content']['application/json'];

const params = (id: string) => ({ params: { path: { id } } });
const fetchFacts = (id: string) => ask(() => api.GET('/api/cases/{id}/staff-facts', params(id)));

/** Throws ApiError: STAFF_FACTS_CASE_CLOSED, TEXT_TOO_LONG. */
async function setFacts(id: string, body: Given): Promise<void> {
  await change(() => api.PUT('/api/cases/{id}/staff-facts', { ...params(id), body })).finally(() =>
    caseChanged(id),
  );
}

/** What the desk found out after the intake: whether the person can be reached, and whether they are in danger now. */
function StaffFacts({ found }: PanelProps) {
  const action = useAction();
  const [editing, setEditing] = useState(false);
  const { data, error } = useQuery(panelQuery(found.id, KEY, () => fetchFacts(found.id)));
  const may = found.allowed.includes('facts.set');
  return (
    <CaseSection title={t('staffFacts.title')} action={action}>
      <ProblemAlert error={error} />
      {data && <KnownList data={data} closed={wasClosed(found)} />}
      {data && may && editing && (
        <FactsForm caseId={found.id} data={data} action={action} onDone={() => setEditing(false)} />
      )}
      {data && may && !editing && (
        <div>
          <ActionButton
            size="compact-sm"
            variant="default"
            busy={action.busy}
            onClick={() => setEditing(true)}
          >
            {t('staffFacts.edit')}
          </ActionButton>
        </div>
      )}
    </CaseSection>
  );
}

function KnownList({ data, closed }: { data: Known; closed: boolean }) {
  const now = useStore(clock);
  const lines: [name: string, value: string][] = [];
  if (data.danger !== null) lines.push([t('staffFacts.danger'), t(`known.${data.danger}`)]);
  if (data.contactable !== null) lines.push([t('staffFacts.contactable'), t(`known.${data.contactable}`)]);
  if (data.contactBy !== null) lines.push([t('staffFacts.contactBy'), data.contactBy]);
  if (data.contactWhen !== null) lines.push([t('staffFacts.contactWhen'), data.contactWhen]);
  if (data.ageBand !== null) lines.push([t('staffFacts.age'), ageText(data.ageBand)]);
  if (data.kind !== null) lines.push([t('staffFacts.kind'), t(`kind.${data.kind}`)]);
  if (lines.length === 0) return <p className={layout.quiet}>{t('staffFacts.none')}</p>;
  return (
    <>
      <dl className={css.list}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <InertText text={value} />
            </dd>
          </div>
        ))}
      </dl>
      {data.setBy && data.setAt && (
        <p className={layout.quiet}>
          {t('staffFacts.setBy', { name: data.setBy.name, time: momentOf(data.setAt, closed, now).text })}
        </p>
      )}
    </>
  );
}

const ageText = (band: Known['reportedAgeBand']): string =>
  band === 'unsaid' ? t('facts.unsaid') : t(`age.${band}`);

type Typed = Pick<Known, 'contactable' | 'danger' | 'ageBand' | 'kind'> & {
  contactBy: string;
  contactWhen: string;
};

function FactsForm({
  caseId,
  data,
  action,
  onDone,
}: {
  caseId: string;
  data: Known;
  action: Action;
  onDone(): void;
}) {
  const [typed, setTyped] = useState<Typed>(() => ({
    contactable: data.contactable,
    danger: data.danger,
    ageBand: data.ageBand,
    kind: data.kind,
    contactBy: data.contactBy ?? '',
    contactWhen: data.contactWhen ?? '',
  }));
  const set = (changed: Partial<Typed>): void => setTyped((before) => ({ ...before, ...changed }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await action.run(() => setFacts(caseId, changedIn(data, typed)), t('staffFacts.done'))) onDone();
  };
  return (
    <form className={layout.form} onSubmit={(event) => void submit(event)} noValidate>
      <EnumSelect
        size="xs"
        label={t('staffFacts.danger')}
        none={t('staffFacts.unset')}
        value={typed.danger}
        onChange={(danger: Typed['danger']) => set({ danger })}
        values={KNOWN_ANSWERS}
        text={(value) => t(`known.${value}`)}
      />
      <EnumSelect
        size="xs"
        label={t('staffFacts.contactable')}
        none={t('staffFacts.unset')}
        value={typed.contactable}
        onChange={(contactable: Typed['contactable']) => set({ contactable })}
        values={KNOWN_ANSWERS}
        text={(value) => t(`known.${value}`)}
      />
      <TextInput
        size="xs"
        label={t('staffFacts.contactBy')}
        value={typed.contactBy}
        maxLength={LIMIT}
        onChange={(event) => set({ contactBy: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        label={t('staffFacts.contactWhen')}
        value={typed.contactWhen}
        maxLength={LIMIT}
        onChange={(event) => set({ contactWhen: event.currentTarget.value })}
      />
      <EnumSelect
        size="xs"
        label={t('staffFacts.age')}
        none={t('staffFacts.asReported', { value: ageText(data.reportedAgeBand) })}
        value={typed.ageBand}
        onChange={(ageBand: Typed['ageBand']) => set({ ageBand })}
        values={AGE_BANDS}
        text={ageText}
      />
      <EnumSelect
        size="xs"
        label={t('staffFacts.kind')}
        none={t('staffFacts.asReported', { value: t(`kind.${data.reportedKind}`) })}
        value={typed.kind}
        onChange={(kind: Typed['kind']) => set({ kind })}
        values={KINDS}
        text={(value) => t(`kind.${value}`)}
      />
      <p className={layout.quiet}>{t('staffFacts.hint')}</p>
      <div className={css.buttons}>
        <ActionButton type="submit" size="compact-sm" variant="default" busy={action.busy}>
          {t('staffFacts.submit')}
        </ActionButton>
        <ActionButton size="compact-sm" variant="subtle" busy={false} onClick={onDone}>
          {t('staffFacts.cancel')}
        </ActionButton>
      </div>
    </form>
  );
}

/** What differs from what is kept: what a colleague sets meanwhile, and this form leaves alone, stays. */
function changedIn(data: Known, typed: Typed): Given {
  const contactBy = typed.contactBy.trim() || null;
  const contactWhen = typed.contactWhen.trim() || null;
  return {
    ...(typed.danger !== data.danger && { danger: typed.danger }),
    ...(typed.contactable !== data.contactable && { contactable: typed.contactable }),
    ...(contactBy !== data.contactBy && { contactBy }),
    ...(contactWhen !== data.contactWhen && { contactWhen }),
    ...(typed.ageBand !== data.ageBand && { ageBand: typed.ageBand }),
    ...(typed.kind !== data.kind && { kind: typed.kind }),
  };
}

export const panel: CasePanel = { key: KEY, order: 60, permission: 'case.read', Component: StaffFacts };
