import { catalogues } from '../../../test/support/site-pages.js';
import type { MessageKey } from '../../platform/i18n/index.js';
import { REPORT_FORM, type Screen } from '../../modules/report-form/index.js';

/** The words for pictures, and for videos, in each language of the site. */
const WORDS: Readonly<Record<string, [pictures: RegExp, videos: RegExp]>> = {
  en: [/picture|photo/i, /video/i],
  hi: [/फ़ोटो|तस्वीर/, /वीडियो/],
  bn: [/ছবি/, /ভিডিও/],
  mr: [/फोटो/, /व्हिडिओ/],
  te: [/ఫోటో/, /వీడియో/],
  ta: [/பட(?:ம்|ங்|த்)/, /வீடியோ/],
  ur: [/تصویر/, /ویڈیو/],
};

/** What a screen says of its own, and not the guidance on it. */
function keysOf({ title, blocks = [], questions }: Screen): MessageKey[] {
  const keys = [
    title,
    ...blocks.flatMap((block) => ('text' in block ? [block.text] : [])),
    ...questions.flatMap((question) => [
      question.label,
      question.hint,
      ...('options' in question ? question.options.flatMap(({ label, hint }) => [label, hint]) : []),
    ]),
  ];
  return keys.filter((key): key is MessageKey => key?.startsWith('form.') ?? false);
}

it.each(catalogues.languages)('names videos on each screen that names pictures, in %s', (language) => {
  const [pictures, videos] = WORDS[language] ?? [/./, /^$/];
  const { t } = catalogues.translator(language);
  const named: string[] = [];
  const left = REPORT_FORM.screens.filter((screen) => {
    const args = { who: 'you', within: '', minutes: 60 };
    const said = keysOf(screen)
      .map((key) => t(key, args))
      .join(' ');
    if (pictures.test(said)) named.push(screen.id);
    return pictures.test(said) && !videos.test(said);
  });
  expect(left.map(({ id }) => id)).toEqual([]);
  expect(named).toEqual(
    expect.arrayContaining(['happening', 'pictures-age', 'more', 'paid', 'made', 'links']),
  );
});
