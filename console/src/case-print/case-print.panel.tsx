import { useState, type FormEvent } from 'react';
import { api, change } from '../api/client.js';
import { caseChanged } from '../api/queries.js';
import type { paths } from '../api/schema.js';
import type { CasePanel, PanelProps } from '../case/panel.js';
import { ActionButton } from '../shared/action-button.js';
import { CaseSection } from '../shared/case-section.js';
import { Check } from '../shared/check.js';
import { download } from '../shared/download.js';
import { EnumSelect } from '../shared/enum-select.js';
import css from '../shared/layout.module.css';
import { t } from '../shared/messages/index.js';
import { useAction } from '../shared/use-action.js';

type Wish = paths['/api/cases/{id}/print']['post']['requestBody']['content']['application/json'];

const AUDIENCES = ['reporter', 'police'] as const satisfies readonly Wish['audience'][];
const REASONS = [
  'reporter_asked',
  'complaint',
  'police_asked',
  'court_order',
  'other_help',
] as const satisfies readonly Wish['reason'][];
const FORMATS = ['pdf', 'json'] as const satisfies readonly Wish['format'][];
const PARTS = ['facts', 'words', 'identifiers', 'thread'] as const satisfies readonly Wish['parts'][number][];

/** Has the file made and hands it to the browser, which keeps it where the person says. Throws ApiError. */
async function print(id: string, reference: string, body: Wish): Promise<void> {
  const params = { path: { id } };
  const file = await change(() =>
    api.POST('/api/cases/{id}/print', { params, body, parseAs: 'blob' }),
  ).finally(() => caseChanged(id));
  download(file as unknown as Blob, `${reference}.${body.format ?? 'pdf'}`);
}

/** Prints the case for its reporter or for the police: for a reason, and told in the timeline. */
function CasePrint({ found }: PanelProps) {
  const action = useAction();
  const [audience, setAudience] = useState<Wish['audience']>('reporter');
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('pdf');
  const [reason, setReason] = useState<Wish['reason'] | null>(null);
  const [parts, setParts] = useState<readonly Wish['parts'][number][]>(['facts', 'words', 'identifiers']);
  if (!found.allowed.includes('case.print')) return null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason === null) return;
    const wish: Wish =
      audience === 'police'
        ? { audience, reason, parts: [...parts], format: 'pdf' }
        : { audience, reason, parts: [], format };
    if (await action.run(() => print(found.id, found.reference, wish), t('print.done'))) setReason(null);
  };
  return (
    <CaseSection title={t('print.title')} action={action}>
      <p className={css.quiet}>{t('print.lead')}</p>
      <form className={css.form} onSubmit={(event) => void submit(event)} noValidate>
        <EnumSelect
          size="xs"
          label={t('print.for')}
          values={AUDIENCES}
          text={(one) => t(`printFor.${one}`)}
          value={audience}
          onChange={setAudience}
        />
        {audience === 'reporter' && (
          <EnumSelect
            size="xs"
            label={t('print.format')}
            values={FORMATS}
            text={(one) => t(`printFormat.${one}`)}
            value={format}
            onChange={setFormat}
          />
        )}
        {audience === 'police' && (
          <div role="group" aria-label={t('print.parts')}>
            {PARTS.map((part) => (
              <Check
                key={part}
                checked={parts.includes(part)}
                onChange={(on) => setParts(PARTS.filter((one) => (one === part ? on : parts.includes(one))))}
              >
                {t(`printPart.${part}`)}
              </Check>
            ))}
          </div>
        )}
        <EnumSelect
          size="xs"
          label={t('print.reason')}
          none={t('print.choose')}
          values={REASONS}
          text={(one) => t(`printReason.${one}`)}
          value={reason}
          onChange={setReason}
        />
        <div>
          <ActionButton
            type="submit"
            size="compact-sm"
            variant="default"
            busy={action.busy}
            disabled={reason === null || (audience === 'police' && parts.length === 0)}
          >
            {t('print.submit')}
          </ActionButton>
        </div>
      </form>
    </CaseSection>
  );
}

export const panel: CasePanel = { key: 'print', order: 900, permission: 'case.write', Component: CasePrint };
