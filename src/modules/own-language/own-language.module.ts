import { Body, Controller, HttpCode, Module, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { CurrentStaff, ProblemDto } from '../../platform/http/index.js';
import { Catalogues } from '../../platform/i18n/index.js';
import { RequirePermission } from '../permissions/index.js';
import { ChooseLanguage, StaffModule, type StaffSession } from '../staff/index.js';
import { OwnLanguageDto } from './own-language.dto.js';
import { OwnLanguageError } from './own-language.errors.js';

@ApiTags('session')
@Controller('api/account/language')
class OwnLanguageController {
  constructor(
    private readonly catalogues: Catalogues,
    private readonly language: ChooseLanguage,
  ) {}

  @Put()
  @HttpCode(204)
  @RequirePermission('session.own')
  @ApiOperation({
    operationId: 'chooseLanguage',
    summary:
      'Read the console and mails in this language. The console is in English where it has no texts in it.',
  })
  @ApiNoContentResponse()
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'LANGUAGE_UNKNOWN.' })
  async put(@Body() { language }: OwnLanguageDto, @CurrentStaff() session: StaffSession): Promise<void> {
    if (!this.catalogues.languages.includes(language)) throw new OwnLanguageError('LANGUAGE_UNKNOWN');
    await this.language.choose(session.staffId, language);
  }
}

/** Which language somebody reads the console and their mails in. For the web process. */
@Module({ imports: [StaffModule], controllers: [OwnLanguageController] })
export class OwnLanguageModule {}
