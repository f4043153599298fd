import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { VNode } from 'preact';
import { policyAddress } from '../modules/security-txt/index.js';
import { NOTHING_KNOWN } from '../modules/guidance/index.js';
import { SiteDrafts, type Site } from '../modules/site-settings/index.js';
import { Config } from '../platform/config/index.js';
import { InputError, ProblemDto } from '../platform/http/index.js';
import { Catalogues } from '../platform/i18n/index.js';
import { Assets } from './assets.js';
import { ANOTHER_COUNTRY, isCountryChoice, REPORT_FORM } from '../modules/report-form/index.js';
import { CodePage } from './pages/code.page.js';
import { toHtml } from './pages/layout.js';
import type { PageContext } from './pages/page-context.js';
import { HelpPage, StartPage } from './pages/start.page.js';
import { StepPage } from './pages/step.page.js';
import { PreviewDto, PreviewedDto, type PreviewPage } from './preview.dto.js';
import { viewOf } from './step-view.js';
import { RequirePermission } from '../modules/permissions/index.js';

/** The screen that stands for all. */
const SHOWN_SCREEN = 'happening';
/** A code that nobody has: its digits say so. */
const NO_CODE = '0000 0000 0000 0000 0000';

/** Whose page of the code is shown: it holds the most. */
const SOMEBODY_YOUNG = { about: 'self', happening: 'threatened', age: '13_15' };

/** How the public site would look with settings that are not published. */
@ApiTags('site')
@Controller('api/site/preview')
export class PreviewController {
  constructor(
    private readonly drafts: SiteDrafts,
    private readonly catalogues: Catalogues,
    private readonly config: Config,
    private readonly assets: Assets,
  ) {}

  @Post()
  @HttpCode(200)
  @RequirePermission('site.manage')
  @ApiOperation({ operationId: 'previewSite', summary: 'A page of the site as a draft would make it' })
  @ApiOkResponse({ type: PreviewedDto })
  @ApiBadRequestResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'Somebody else published meanwhile.' })
  async preview(@Body() draft: PreviewDto): Promise<PreviewedDto> {
    const { page, language, country } = draft;
    if (!this.catalogues.languages.includes(language)) {
      throw new InputError([{ field: 'language', message: 'must be a language of this version' }]);
    }
    const site = await this.drafts.siteOf(draft);
    const context = this.contextOf(site, language, isCountryChoice(country) ? country : ANOTHER_COUNTRY);
    return { html: toHtml(pageOf(page, context)), style: this.assets.style };
  }

  private contextOf(site: Site, language: string, country: string): PageContext {
    return {
      words: site.translator(language),
      languages: site.languages,
      publicName: site.nameIn(language),
      address: new URL(this.config.siteOrigin).host,
      assets: null,
      helplines: site.helplines,
      country,
      situation: NOTHING_KNOWN,
      path: '/',
      query: '',
      csrf: null,
      faultPolicy: policyAddress(this.config),
      draftMinutes: this.config.draftMinutes,
      endsIn: null,
      answerMinutes: Math.max(...this.config.firstAnswerMinutes),
    };
  }
}

function pageOf(page: PreviewPage, context: PageContext): VNode {
  switch (page) {
    case 'start':
      return <StartPage page={context} />;
    case 'help':
      return <HelpPage page={context} back={null} />;
    case 'step':
      return <StepPage {...viewOf(context, null, shownScreen())} />;
    case 'code':
      return <CodePage page={context} code={NO_CODE} answer={null} answers={SOMEBODY_YOUNG} />;
  }
}

function shownScreen(): (typeof REPORT_FORM.screens)[number] {
  const found = REPORT_FORM.screens.find(({ id }) => id === SHOWN_SCREEN);
  if (!found) throw new TypeError(`The form has no screen ${SHOWN_SCREEN}.`);
  return found;
}
