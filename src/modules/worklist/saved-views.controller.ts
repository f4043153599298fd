import { Body, Controller, Get, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { SavedViewsDto, SetSavedViewsDto } from './dto/saved-views.dto.js';
import { SavedViews } from './saved-views.service.js';

@ApiTags('cases')
@Controller('api/saved-views')
export class SavedViewsController {
  constructor(private readonly views: SavedViews) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'listSavedViews', summary: 'The views of the queue that the caller keeps' })
  @ApiOkResponse({ type: SavedViewsDto })
  list(@CurrentStaff() session: StaffSession): Promise<SavedViewsDto> {
    return this.views.read(session);
  }

  @Put()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'setSavedViews',
    summary: 'Replaces the views of the queue that the caller keeps',
  })
  @ApiOkResponse({ type: SavedViewsDto })
  @ApiConflictResponse({ description: 'SAVED_VIEWS_CHANGED: another window changed them meanwhile.' })
  @ApiUnprocessableEntityResponse({
    description: 'SAVED_VIEW_NAME_TAKEN, TEXT_EMPTY, TEXT_TOO_LONG, TEXT_INVALID.',
  })
  set(@CurrentStaff() session: StaffSession, @Body() body: SetSavedViewsDto): Promise<SavedViewsDto> {
    return this.views.set(session, body);
  }
}
