import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/index.js';
import { InputError, type FieldError } from '../../platform/http/index.js';
import { Catalogues } from '../../platform/i18n/index.js';
import type { DraftSettingsDto, TextChangeDto } from './dto/site-settings.dto.js';
import { readSettings } from './read-settings.js';
import { settingsFaults, type SiteGround } from './settings-faults.js';
import { siteOf, type Site } from './site.js';
import { SiteSettingsError } from './site-settings.errors.js';
import { PublishedSettings } from './published-settings.js';
import { UNCHANGED, type SiteSettings, type TextChange } from './site-settings.js';

export interface Version {
  version: number;
  settings: SiteSettings;
  /** How much of what is stored this version of the program cannot read. */
  dropped: number;
}

/** What was published, and what an administrator would publish next. */
@Injectable()
export class SiteDrafts {
  readonly ground: SiteGround;

  constructor(
    private readonly published: PublishedSettings,
    config: Config,
    catalogues: Catalogues,
  ) {
    this.ground = { config, catalogues };
  }

  /** The newest version; 0 with nothing changed before the first. */
  async current(): Promise<Version> {
    const stored = await this.published.newest();
    if (!stored) return { version: 0, settings: UNCHANGED, dropped: 0 };
    return { version: stored.version, ...readSettings(stored.settings, this.ground) };
  }

  /**
   * The settings that a draft makes of the newest version. Throws SITE_CHANGED when it follows another one, and INPUT_INVALID
   * with the path of every field that cannot be.
   */
  async settingsOf(draft: DraftSettingsDto): Promise<SiteSettings> {
    const before = await this.current();
    if (before.version !== draft.basedOn) throw new SiteSettingsError('SITE_CHANGED');
    const settings: SiteSettings = {
      name: draft.name ?? null,
      names: draft.names.map(({ language, name }) => ({ language, name })),
      defaultCountry: draft.defaultCountry ?? null,
      exits: draft.exits.map(({ country, url }) => ({ country, url })),
      languages: draft.languages.map(({ language, on }) => ({ language, on })),
      helplines: draft.helplines.map((line) => ({
        ...line,
        hours: line.hours ?? null,
        note: line.note ?? null,
        name: line.name ?? null,
      })),
      texts: draft.texts.flatMap(textOf),
    };
    const places = draft.texts.flatMap(({ text }, at) => ((text ?? null) === null ? [] : [at]));
    const faults = [
      ...settingsFaults(settings, this.ground).map((fault) => ({
        ...fault,
        field: asSent(fault.field, places),
      })),
      ...unreviewed(draft.texts, before.settings.texts),
    ];
    if (faults.length > 0) throw new InputError(faults);
    const named = new Set(draft.texts.map(idOf));
    return {
      ...settings,
      texts: [...before.settings.texts.filter((text) => !named.has(idOf(text))), ...settings.texts],
    };
  }

  /** The site that a draft would make. Throws as `settingsOf`. */
  async siteOf(draft: DraftSettingsDto): Promise<Site> {
    return siteOf(draft.basedOn, await this.settingsOf(draft), this.ground);
  }
}

const idOf = ({ language, key }: Pick<TextChange, 'language' | 'key'>): string => `${language} ${key}`;

function textOf({ language, key, text, reviewed }: TextChangeDto): TextChange[] {
  return (text ?? null) === null
    ? []
    : [{ language, key, text: (text ?? '').trim().normalize('NFC'), reviewed }];
}

/** The path of a text among those that were sent, of which some only take a text back. */
function asSent(field: string, places: readonly number[]): string {
  return field.replace(/^texts\.(\d+)/, (_, at: string) => `texts.${places[Number(at)] ?? at}`);
}

/** Somebody reads words as they stand on the site: those that nobody published yet cannot have been reviewed. */
function unreviewed(sent: readonly TextChangeDto[], published: readonly TextChange[]): FieldError[] {
  const known = new Map(published.map((text) => [idOf(text), text.text]));
  return sent.flatMap((change, at) => {
    const [text] = textOf(change);
    if (!text?.reviewed || known.get(idOf(text)) === text.text) return [];
    return [{ field: `texts.${at}.reviewed`, message: 'must be published before it is reviewed' }];
  });
}
