import type { MessageKey } from '../../platform/i18n/index.js';

interface Section {
  heading: MessageKey;
  texts: readonly MessageKey[];
  /** What the law of the reader's country may make the desk pass on stands here. */
  law?: true;
}

/** What is kept, who reads it, how long. Says what the product does today, and nothing that it will do (docs/security). */
export const PRIVACY_NOTICE: { version: string; words: string; sections: readonly Section[] } = {
  /** ISO date of these words, shown on the page. */
  version: '2026-11-30',
  /** Fingerprint of the English words: when they change, the date must too. */
  words: 'f31e24cb',
  sections: [
    { heading: 'guidance.privacy.who', texts: ['guidance.privacy.we'] },
    {
      heading: 'guidance.privacy.kept',
      texts: [
        'guidance.privacy.kept_report',
        'guidance.privacy.kept_read',
        'guidance.privacy.kept_not',
        'guidance.safely.no_pictures',
      ],
    },
    {
      heading: 'guidance.privacy.read',
      texts: ['guidance.privacy.read_desk', 'guidance.privacy.read_keep_out', 'guidance.privacy.read_open'],
    },
    {
      heading: 'guidance.privacy.locked',
      texts: ['guidance.privacy.locked_keys', 'guidance.privacy.locked_code'],
    },
    {
      heading: 'guidance.privacy.long',
      texts: ['guidance.safely.limit', 'guidance.privacy.long_sent', 'guidance.privacy.long_backup'],
    },
    {
      heading: 'guidance.privacy.erase',
      texts: ['guidance.privacy.erase_unsent', 'guidance.privacy.erase_sent'],
    },
    { heading: 'guidance.privacy.law', texts: ['guidance.privacy.law_decides'], law: true },
    {
      heading: 'guidance.privacy.young',
      texts: [
        'guidance.privacy.young_no_name',
        'guidance.privacy.young_family',
        'guidance.privacy.young_unsaid',
      ],
    },
    {
      heading: 'guidance.privacy.traces',
      texts: [
        'guidance.privacy.traces_cookie',
        'guidance.privacy.traces_others',
        'guidance.privacy.traces_exit',
        'guidance.safely.history',
      ],
    },
  ],
};
