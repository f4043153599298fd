import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { OwedDto } from './owed.dto.js';
import { Owed } from './owed.service.js';

/** What waits for those who lead a desk. */
@ApiTags('escalations')
@Controller('api/owed')
export class OwedController {
  constructor(private readonly owed: Owed) {}

  @Get()
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'getOwed',
    summary: 'What is owed to authorities, platforms and reporters on your desks',
  })
  @ApiOkResponse({ type: OwedDto })
  get(@CurrentStaff() session: StaffSession): Promise<OwedDto> {
    return this.owed.all(session);
  }
}
