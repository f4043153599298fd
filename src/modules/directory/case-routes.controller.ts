import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseRoutes } from './case-routes.service.js';
import { CaseRoutesDto } from './dto/route.dto.js';

/** The panel of where a case can go. */
@ApiTags('cases')
@Controller('api/cases/:id/routes')
export class CaseRoutesController {
  constructor(private readonly routes: CaseRoutes) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getCaseRoutes',
    summary: 'Where the case can go, what that means for the reporter, and what must not be done',
  })
  @ApiOkResponse({ type: CaseRoutesDto })
  get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<CaseRoutesDto> {
    return this.routes.read(session, id);
  }
}
