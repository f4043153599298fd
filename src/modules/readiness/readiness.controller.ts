import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff, HttpError, ProblemDto } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { RecordDone, TestMail } from './commands.js';
import { RECORDED, type Recorded } from './readiness.definitions.js';
import { ReadinessDto, RecordDoneDto, TestMailDto } from './readiness.dto.js';
import { Readiness } from './readiness.service.js';

/** The first screen of an administrator: whether the helpdesk can be relied on. */
@ApiTags('readiness')
@Controller('api/readiness')
export class ReadinessController {
  constructor(
    private readonly readiness: Readiness,
    private readonly recording: RecordDone,
    private readonly testing: TestMail,
  ) {}

  @Get()
  @RequirePermission('readiness.manage')
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'What has to be so before the helpdesk can be relied on',
  })
  @ApiOkResponse({ type: ReadinessDto })
  async look(@CurrentStaff() session: StaffSession): Promise<ReadinessDto> {
    const found = await this.readiness.look(session);
    const checks = found.map(({ name, state, values = {}, subjects = [] }) => ({
      name,
      state,
      values: { ...values },
      subjects: subjects.map((subject) => ({ total: null, ...subject })),
    }));
    return { checks };
  }

  @Put('done/:what')
  @HttpCode(204)
  @RequirePermission('readiness.manage')
  @ApiOperation({
    operationId: 'recordDone',
    summary: 'Notes when something was done last outside of the helpdesk',
  })
  @ApiParam({ name: 'what', enum: RECORDED })
  @ApiNoContentResponse()
  @ApiBadRequestResponse({ type: ProblemDto })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'READINESS_DAY_WRONG.' })
  async done(
    @CurrentStaff() session: StaffSession,
    @Param('what') what: string,
    @Body() { on }: RecordDoneDto,
  ): Promise<void> {
    if (!isRecorded(what)) throw new HttpError('NOT_FOUND');
    await this.recording.record(session, what, on);
  }

  @Post('mail')
  @HttpCode(200)
  @RequirePermission('readiness.manage')
  @ApiOperation({ operationId: 'sendTestMail', summary: 'Sends you a mail, to see whether mail leaves' })
  @ApiOkResponse({ type: TestMailDto })
  async mail(@CurrentStaff() session: StaffSession): Promise<TestMailDto> {
    return { outcome: await this.testing.send(session) };
  }
}

function isRecorded(what: string): what is Recorded {
  return (RECORDED as readonly string[]).includes(what);
}
