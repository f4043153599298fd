import { Injectable } from '@nestjs/common';
import { Definitions } from '../../platform/definitions/index.js';
import { Catalogues } from '../../platform/i18n/index.js';
import { MEASURES, OTHER, type Measure } from './measure.js';

/** The measures that the modules of this process register. */
@Injectable()
export class InsightMeasures {
  constructor(
    private readonly definitions: Definitions,
    private readonly catalogues: Catalogues,
  ) {}

  all(): Measure[] {
    return [...this.definitions.of(MEASURES).values()];
  }

  /** Every category of a measure, in the order of the screen. */
  categoriesOf({ categories, closed }: Measure): string[] {
    const named = categories === 'languages' ? this.catalogues.languages : categories;
    return closed || named.includes(OTHER) || named.length === 1 ? [...named] : [...named, OTHER];
  }
}
