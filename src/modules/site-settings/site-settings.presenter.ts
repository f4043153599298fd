import {
  COUNTRIES,
  directionOf,
  ownName,
  type Catalogues,
  type MessageKey,
  type Translator,
} from '../../platform/i18n/index.js';
import { dayText } from '../../platform/text/index.js';
import { USES } from '../guidance/index.js';
import { builtInExits, ELSEWHERE } from './exit-pages.js';
import { builtInRows } from './helpline-rows.js';
import type { SiteGround } from './settings-faults.js';
import type { Version } from './site-drafts.js';
import { languageStates } from './site-languages.js';
import type { VersionRow } from './site-settings.repository.js';
import type { SiteChoiceDto, SiteChoicesDto, SiteStateDto, SiteTextDto } from './dto/site-state.dto.js';

/** The areas whose texts can be changed; see settings-faults.ts. */
const AREAS = /^(?:site|form|guidance)\./;

export interface PresentedSite {
  current: Version;
  versions: readonly VersionRow[];
  /** Names by id of staff. */
  names: ReadonlyMap<string, { name: string }>;
}

/** The settings as administrators see them, with all there is to choose from. */
export function presentSite({ current, versions, names }: PresentedSite, ground: SiteGround): SiteStateDto {
  const { catalogues, config } = ground;
  return {
    version: current.version,
    settings: current.settings,
    notUnderstood: current.dropped,
    defaults: {
      name: config.publicName,
      defaultCountry: config.defaultCountry,
      exits: builtInExits(),
      exitUrl: config.exitUrl ?? null,
      helplines: builtInRows(),
    },
    languages: languageStates(current.settings, catalogues, config).map((state) => ({
      ...state,
      name: ownName(state.language),
      direction: directionOf(state.language),
    })),
    choices: choicesIn(catalogues),
    versions: versions.map(({ version, createdAt, createdBy, note }) => ({
      version,
      on: dayText(createdAt),
      by: names.get(createdBy)?.name ?? '',
      note,
    })),
  };
}

function choicesIn(catalogues: Catalogues): SiteChoicesDto {
  const words = catalogues.translator('en');
  const group = (name: string): SiteChoiceDto[] =>
    [...catalogues.texts('en')]
      .filter(([key]) => key.startsWith(`guidance.${name}.`))
      .map(([value, text]) => ({ value, words: text }));
  return {
    countries: countriesIn(words),
    audiences: group('for'),
    hours: group('hours'),
    notes: group('note'),
    uses: [...USES],
  };
}

function countriesIn(words: Translator): SiteChoiceDto[] {
  const order = new Intl.Collator('en');
  const named = COUNTRIES.map((code) => ({ value: code, words: words.country(code) }));
  named.sort((one, other) => order.compare(one.words, other.words));
  return [...named, { value: ELSEWHERE, words: words.t('site.country.another') }];
}

/** Every text that can be changed, as it is built in. */
export function presentTexts(language: string, catalogues: Catalogues): SiteTextDto[] {
  const own = catalogues.texts(language);
  const keys = catalogues.keys();
  return [...catalogues.texts('en')]
    .filter(([key]) => AREAS.test(key))
    .map(([key, english]) => {
      const review = catalogues.review(language, key as MessageKey);
      return {
        key,
        english,
        builtIn: own.get(key) ?? english,
        arguments: keys.get(key) ?? [],
        reviewed: review && review.state === 'reviewed',
      };
    });
}
