import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { BulkAnswerDto, BulkDto } from './bulk-changes.dto.js';
import { BulkChanges } from './bulk-changes.service.js';

@ApiTags('cases')
@Controller('api/cases/bulk')
export class BulkChangesController {
  constructor(private readonly changes: BulkChanges) {}

  @Post()
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'changeCases',
    summary: 'Assigns, hands over or sets the status of many cases, each judged for itself',
  })
  @ApiOkResponse({ type: BulkAnswerDto })
  change(@CurrentStaff() session: StaffSession, @Body() body: BulkDto): Promise<BulkAnswerDto> {
    return this.changes.change(session, body);
  }
}
