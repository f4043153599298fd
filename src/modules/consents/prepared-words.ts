import type { MessageKey, Translator } from '../../platform/i18n/index.js';
import type { DirectoryRecord } from '../directory/index.js';
import type { ConsentPurpose } from '../vocabulary/index.js';

type RecipientKind = DirectoryRecord['kind'];

const ASKS: Readonly<Record<ConsentPurpose, MessageKey>> = {
  report: 'site.consent.ask_report',
  takedown: 'site.consent.ask_takedown',
  referral: 'site.consent.ask_referral',
};

/** What a reporter is told before something leaves without their consent. Pure. */
export function dutyWords(
  { t }: Translator,
  { name, isDanger }: { name: string; isDanger: boolean },
): string {
  const why: MessageKey[] = isDanger ? [] : ['site.duty.why'];
  const what = t(isDanger ? 'site.duty.danger' : 'site.duty.tells', { recipient: name });
  return [what, ...[...why, 'site.duty.only' as const, 'site.duty.ask' as const].map((key) => t(key))].join(
    '\n\n',
  );
}

/** What it means for the reporter that such a recipient gets it. */
const MEANS: Readonly<Record<RecipientKind, MessageKey>> = {
  authority: 'site.consent.is_authority',
  hotline: 'site.consent.is_hotline',
  platform: 'site.consent.is_platform',
  host: 'site.consent.is_host',
  service: 'site.consent.is_service',
};

/** The words that a question begins with as a draft: what is asked, who that is, what is sent, that no is a good answer. Pure. */
export function preparedWords(
  { t }: Translator,
  { kind, name, purpose }: { kind: RecipientKind; name: string; purpose: ConsentPurpose },
): string {
  return [
    t(ASKS[purpose], { recipient: name }),
    t(MEANS[kind]),
    t('site.consent.sends'),
    t('site.consent.free'),
  ].join('\n\n');
}
