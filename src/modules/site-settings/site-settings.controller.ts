import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto } from '../../platform/http/index.js';
import { Catalogues } from '../../platform/i18n/index.js';
import { StaffDirectory } from '../staff/index.js';
import { PublishSettings } from './commands/publish-settings.js';
import { DraftSettingsDto, PublishAgainDto } from './dto/site-settings.dto.js';
import { SiteStateDto, SiteTextDto } from './dto/site-state.dto.js';
import { SiteDrafts } from './site-drafts.js';
import { SiteSettingsError } from './site-settings.errors.js';
import { presentSite, presentTexts } from './site-settings.presenter.js';
import { SiteSettingsRepository } from './site-settings.repository.js';
import { RequirePermission } from '../permissions/index.js';

const MOST_LISTED = 100;

@ApiTags('site')
@Controller('api/site/settings')
export class SiteSettingsController {
  constructor(
    private readonly drafts: SiteDrafts,
    private readonly repository: SiteSettingsRepository,
    private readonly staff: StaffDirectory,
    private readonly publish: PublishSettings,
    private readonly catalogues: Catalogues,
  ) {}

  @Get()
  @RequirePermission('site.manage')
  @ApiOperation({ operationId: 'siteSettings', summary: 'What administrators changed of the public site' })
  @ApiOkResponse({ type: SiteStateDto })
  async state(): Promise<SiteStateDto> {
    const current = await this.drafts.current();
    const versions = await this.repository.list(current.version, MOST_LISTED);
    const names = await this.staff.find(versions.map(({ createdBy }) => createdBy));
    return presentSite({ current, versions, names }, this.drafts.ground);
  }

  @Get('texts/:language')
  @RequirePermission('site.manage')
  @ApiOperation({ operationId: 'siteTexts', summary: 'Every text of the public site, as it is built in' })
  @ApiOkResponse({ type: [SiteTextDto] })
  @ApiNotFoundResponse({ type: ProblemDto })
  texts(@Param('language') language: string): SiteTextDto[] {
    if (!this.catalogues.languages.includes(language)) throw new SiteSettingsError('LANGUAGE_NOT_FOUND');
    return presentTexts(language, this.catalogues);
  }

  @Post()
  @HttpCode(200)
  @RequirePermission('site.manage')
  @ApiOperation({ operationId: 'publishSite', summary: 'Publishes the settings as a new version' })
  @ApiOkResponse({ type: SiteStateDto })
  @ApiBadRequestResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'SITE_CHANGED: somebody else published meanwhile.' })
  async edit(
    @Body() draft: DraftSettingsDto,
    @CurrentStaff() caller: { staffId: string },
  ): Promise<SiteStateDto> {
    await this.publish.publish(caller.staffId, draft);
    return this.state();
  }

  @Post('versions/:version/publish')
  @HttpCode(200)
  @RequirePermission('site.manage')
  @ApiOperation({ operationId: 'publishSiteAgain', summary: 'Publishes an earlier version as a new one' })
  @ApiOkResponse({ type: SiteStateDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'SITE_VERSION_NOT_FOUND.' })
  @ApiConflictResponse({ type: ProblemDto, description: 'SITE_CHANGED: somebody else published meanwhile.' })
  async again(
    @Param('version') version: string,
    @Body() { basedOn }: PublishAgainDto,
    @CurrentStaff() caller: { staffId: string },
  ): Promise<SiteStateDto> {
    if (!/^[1-9]\d{0,8}$/.test(version)) throw new SiteSettingsError('SITE_VERSION_NOT_FOUND');
    await this.publish.publishAgain(caller.staffId, Number(version), basedOn);
    return this.state();
  }
}
