import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { ExclusionTags } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { NoCounsellingDto } from './no-counselling.dto.js';
import { NoCounsellingRepository } from './no-counselling.repository.js';

@ApiTags('cases')
@Controller('api/no-counselling')
export class NoCounsellingController {
  constructor(
    private readonly contacts: NoCounsellingRepository,
    private readonly excluded: ExclusionTags,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'countNoCounselling',
    summary: 'How many contacts were no counselling: tests, pranks, abuse of the helpdesk',
  })
  @ApiOkResponse({ type: NoCounsellingDto })
  counts(@CurrentStaff() session: StaffSession): Promise<NoCounsellingDto> {
    return this.contacts.counts([...session.keys.desks.keys()], this.excluded.allOf(session));
  }
}
