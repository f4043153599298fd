import { Injectable } from '@nestjs/common';
import { SiteReviews } from '../../site-settings/index.js';
import { ChecksReadiness, type ReadinessCheck, type ReadinessFinding } from '../readiness-check.js';
import { helplinesCheck, textsCheck } from '../readiness.definitions.js';

/** Whether somebody called each helpline that the site shows. */
@Injectable()
@ChecksReadiness(helplinesCheck)
export class HelplinesCheck implements ReadinessCheck {
  constructor(private readonly reviews: SiteReviews) {}

  async look(): Promise<ReadinessFinding> {
    const { verified, total } = await this.reviews.helplines();
    return { state: verified === total ? 'fine' : 'attention', values: { verified, total } };
  }
}

/** Whether the safety texts of each language that the site speaks were read by a native speaker who works with children. */
@Injectable()
@ChecksReadiness(textsCheck)
export class TextsCheck implements ReadinessCheck {
  constructor(private readonly reviews: SiteReviews) {}

  async look(): Promise<ReadinessFinding> {
    const languages = (await this.reviews.languages()).filter(({ on }) => on);
    const reviewed = languages.reduce((sum, one) => sum + one.reviewed, 0);
    const total = languages.reduce((sum, one) => sum + one.total, 0);
    const subjects = languages.map((one) => ({ name: one.language, count: one.reviewed, total: one.total }));
    return { state: reviewed === total ? 'fine' : 'attention', values: { reviewed, total }, subjects };
  }
}
