import { Injectable } from '@nestjs/common';
import { builtInRows } from './helpline-rows.js';
import { SiteDrafts } from './site-drafts.js';
import { languageStates, type LanguageState } from './site-languages.js';

/** How far people have looked at what the site says to people in danger. */
@Injectable()
export class SiteReviews {
  constructor(private readonly drafts: SiteDrafts) {}

  /** How many of the helplines that the site shows somebody called or opened. */
  async helplines(): Promise<{ verified: number; total: number }> {
    const { settings } = await this.drafts.current();
    const rows = new Map([...builtInRows(), ...settings.helplines].map((line) => [line.id, line]));
    const shown = [...rows.values()].filter(
      ({ hidden, numbers, sites }) => !hidden && numbers.length + sites.length > 0,
    );
    return { verified: shown.filter(({ verified }) => verified).length, total: shown.length };
  }

  /** Of each language, whether the site speaks it and how many of its safety texts are reviewed. */
  async languages(): Promise<LanguageState[]> {
    const { catalogues, config } = this.drafts.ground;
    return languageStates((await this.drafts.current()).settings, catalogues, config);
  }
}
