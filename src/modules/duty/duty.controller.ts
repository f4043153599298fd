import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import type { StaffSession } from '../staff/index.js';
import { SetDuty } from './commands/set-duty.js';
import { DutyAccess } from './duty-access.js';
import { DutyPages } from './duty-pages.js';
import { DutyDeskDto, DutyDto, SetDutyDto } from './dto/duty.dto.js';
import { RequirePermission } from '../permissions/index.js';

@ApiTags('duty')
@Controller('api')
export class DutyController {
  constructor(
    private readonly access: DutyAccess,
    private readonly pages: DutyPages,
    private readonly setDuty: SetDuty,
  ) {}

  @Get('duty')
  @RequirePermission('duty.read')
  @ApiOperation({ operationId: 'dutyDesks', summary: 'The desks whose duty you may see.' })
  @ApiOkResponse({ type: [DutyDeskDto] })
  desks(@CurrentStaff() session: StaffSession): Promise<DutyDeskDto[]> {
    return this.access.list(session);
  }

  @Get('desks/:id/duty')
  @RequirePermission('duty.read')
  @ApiOperation({ operationId: 'getDuty', summary: 'When a desk is open and who of it is on duty.' })
  @ApiOkResponse({ type: DutyDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  page(@Param('id', UuidPipe) id: string, @CurrentStaff() session: StaffSession): Promise<DutyDto> {
    return this.pages.page(session, id);
  }

  @Put('desks/:id/duty')
  @RequirePermission('duty.manage')
  @ApiOperation({ operationId: 'setDuty', summary: 'Sets it, as a whole.' })
  @ApiOkResponse({ type: DutyDto })
  @ApiBadRequestResponse({ type: ProblemDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'DUTY_CHANGED: somebody else set it meanwhile.' })
  async set(
    @Param('id', UuidPipe) id: string,
    @Body() body: SetDutyDto,
    @CurrentStaff() session: StaffSession,
  ): Promise<DutyDto> {
    await this.setDuty.set(session, id, body);
    return this.pages.page(session, id);
  }
}
