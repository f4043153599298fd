import type { VNode } from 'preact';
import { BODY_LIMIT } from '../../platform/http/index.js';
import { MOST_FILES } from '../../modules/fingerprints/index.js';
import type { PictureService } from '../../modules/guidance/index.js';
import type { FieldError } from '../../modules/report-form/index.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { PictureServiceLine } from './blocks.js';
import { ErrorSummary } from './fields.js';
import { FINGERPRINTS_PATH } from './fingerprints-link.js';
import { Layout, PAGE_FORM } from './layout.js';
import { link, type PageContext } from './page-context.js';
import { Hidden, KeepAlive, TooMuch } from './parts.js';

export const FINGERPRINTS_FIELD = 'prints';
const FIELD_ID = 'q1';
const FILES_ID = 'files';
const HINT_ID = 'files-hint';

interface FingerprintsView {
  page: PageContext;
  /** Of the form: sending it twice adds the numbers once. */
  nonce: string;
  /** Not to whoever came across abuse of a child, who must not choose it. */
  isOffered: boolean;
  /** Where the person can go with the same pictures; null: nowhere that fits. */
  service: PictureService | null;
  /** What is in the field. */
  typed: string;
  error: Omit<FieldError, 'question'> | null;
}

/** How each service works, in steps, and which apps take part as far as is known. */
const SERVICE_STEPS: Readonly<Record<PictureService['id'], readonly MessageKey[]>> = {
  take_it_down: ['site.prints.take_it_down.how', 'site.prints.take_it_down.limits'],
  stop_ncii: ['site.prints.stop_ncii.how', 'site.prints.stop_ncii.code', 'site.prints.stop_ncii.apps'],
};

/** Makes fingerprints of files by script, and sends what it shows. Without a script it says so, and that nothing is lost by it. */
export function FingerprintsPage(view: FingerprintsView): VNode {
  const { page, isOffered, service, error } = view;
  const { t } = page.words;
  const errors = error === null ? [] : [{ question: FINGERPRINTS_FIELD, ...error }];
  return (
    <Layout
      page={page}
      title={t('site.title.page')}
      back={link(page, '/r')}
      hasErrors={error !== null}
      typed="form"
    >
      <ErrorSummary page={page} errors={errors} idOf={() => FIELD_ID} />
      <KeepAlive page={page} form={PAGE_FORM} warning="site.timer.session" button="site.timer.stay" />
      <h1 class="govuk-heading-l">{t('site.prints.title')}</h1>
      {isOffered ? <Making {...view} /> : <p>{t('site.prints.not_here')}</p>}
      {isOffered && service !== null && (
        <>
          <h2 class="govuk-heading-m">{t('site.prints.apps')}</h2>
          <PictureServiceLine page={page} service={service} />
          <ul class="govuk-list govuk-list--bullet">
            {SERVICE_STEPS[service.id].map((step) => (
              <li>{t(step)}</li>
            ))}
          </ul>
        </>
      )}
    </Layout>
  );
}

function Making({ page, nonce, typed, error }: FingerprintsView): VNode {
  const { t } = page.words;
  // The script fills in what it counts.
  const counted = { number: '{number}', total: '{total}', percent: '{percent}', count: '{count}' };
  const most = { most: MOST_FILES };
  return (
    <>
      <p>{t('site.prints.what')}</p>
      <p class="govuk-inset-text">{t('site.prints.under_18')}</p>
      <div
        data-prints="root"
        data-worker={page.assets?.fingerprintWorker}
        data-testing={t('site.prints.testing')}
        data-cannot={t('site.prints.cannot')}
        data-changes={t('site.prints.changes')}
        data-working={t('site.prints.working', counted)}
        data-stopped={t('site.prints.stopped')}
        data-many={t('site.prints.many', most)}
        data-done={t('site.prints.done')}
        data-unread={t('site.prints.unread', counted)}
      >
        <div class="govuk-form-group" data-prints="choose" hidden>
          <label class="govuk-label" for={FILES_ID}>
            {t('site.prints.choose')}
          </label>
          <div id={HINT_ID} class="govuk-hint">
            {t('site.prints.choose_hint', most)}
          </div>
          {/* Of no form and without a name: no browser could send what is chosen here. */}
          <input
            id={FILES_ID}
            type="file"
            multiple
            accept="image/*,video/*"
            form=""
            autocomplete="off"
            aria-describedby={HINT_ID}
            data-prints="files"
          />
        </div>
        {/* What the script, once it runs, puts other words in the place of. */}
        <p role="status" data-prints="says">
          {t('site.prints.no_script')}
        </p>
        <button type="button" class="govuk-button govuk-button--secondary" data-prints="stop" hidden>
          {t('site.prints.stop')}
        </button>
      </div>
      <form
        id={PAGE_FORM}
        method="post"
        action={link(page, FINGERPRINTS_PATH)}
        novalidate
        autocomplete="off"
        data-most={BODY_LIMIT}
      >
        <Hidden fields={{ ...(page.csrf !== null && { t: page.csrf }), n: nonce }} />
        <div data-prints="send" hidden={typed.trim() === '' && error === null}>
          <div class={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
            <label class="govuk-label" for={FIELD_ID}>
              {t('site.prints.sent_is')}
            </label>
            <div id={`${FIELD_ID}-hint`} class="govuk-hint">
              {t('site.prints.sent_hint')}
            </div>
            {error && (
              <p id={`${FIELD_ID}-error`} class="govuk-error-message">
                <span class="govuk-visually-hidden">{t('site.error.prefix')}</span>{' '}
                {t(error.message, error.args)}
              </p>
            )}
            <textarea
              id={FIELD_ID}
              name={FINGERPRINTS_FIELD}
              class="govuk-textarea numbers"
              rows={6}
              readonly
              dir="ltr"
              autocomplete="off"
              spellcheck={false}
              aria-describedby={`${FIELD_ID}-hint${error ? ` ${FIELD_ID}-error` : ''}`}
              data-prints="field"
            >
              {typed}
            </textarea>
          </div>
          <TooMuch page={page} />
          <button class="govuk-button">{t('site.prints.send')}</button>
          <p>
            <a href={link(page, FINGERPRINTS_PATH)}>{t('site.prints.again')}</a>
          </p>
        </div>
      </form>
      {page.assets && <script type="module" src={page.assets.fingerprints} />}
    </>
  );
}
