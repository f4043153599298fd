import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { DatabaseClock } from '../../platform/database/index.js';
import { CurrentStaff, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { OutboxState, StoppedJobs } from '../../platform/outbox/index.js';
import { RetryJobs } from './commands/retry-jobs.js';
import { SettleJob } from './commands/settle-job.js';
import { RetriedDto, SettleJobDto, WorkDto } from './dto/operations.dto.js';
import { presentWork } from './operations.presenter.js';
import { RequirePermission } from '../permissions/index.js';

const MOST_LISTED = 200;

@ApiTags('operations')
@Controller('api/operations')
export class OperationsController {
  constructor(
    private readonly state: OutboxState,
    private readonly jobs: StoppedJobs,
    private readonly retry: RetryJobs,
    private readonly settle: SettleJob,
    private readonly clock: DatabaseClock,
  ) {}

  @Get('queue')
  @RequirePermission('job.manage')
  @ApiOperation({ operationId: 'workInProgress', summary: 'Jobs that wait, and jobs that stopped' })
  @ApiOkResponse({ type: WorkDto })
  async queue(): Promise<WorkDto> {
    const [counts, failed, unknown, wrongClocks] = await Promise.all([
      this.state.read(),
      this.jobs.list('failed', MOST_LISTED),
      this.jobs.list('unknown', MOST_LISTED),
      this.clock.skewedProcesses(),
    ]);
    return presentWork(counts, { failed, unknown }, wrongClocks);
  }

  @Post('jobs/:id/retry')
  @HttpCode(204)
  @RequirePermission('job.manage')
  @ApiOperation({ operationId: 'retryJob', summary: 'Let a given-up job run again' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'JOB_NOT_FAILED: no such job was given up.' })
  retryOne(@Param('id', UuidPipe) id: string, @CurrentStaff() caller: { staffId: string }): Promise<void> {
    return this.retry.retry(caller.staffId, id);
  }

  @Post('jobs/:id/settle')
  @HttpCode(204)
  @RequirePermission('job.manage')
  @ApiOperation({ operationId: 'settleJob', summary: 'Say what became of a job of unknown outcome' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'JOB_NOT_UNKNOWN: no such job waits for it.' })
  settleOne(
    @Param('id', UuidPipe) id: string,
    @Body() { outcome }: SettleJobDto,
    @CurrentStaff() caller: { staffId: string },
  ): Promise<void> {
    return this.settle.settle({ actorId: caller.staffId, id, happened: outcome === 'happened' });
  }

  @Post('jobs/retry-all')
  @HttpCode(200)
  @RequirePermission('job.manage')
  @ApiOperation({ operationId: 'retryAllJobs', summary: 'Let every given-up job run again' })
  @ApiOkResponse({ type: RetriedDto })
  async retryAll(@CurrentStaff() caller: { staffId: string }): Promise<RetriedDto> {
    return { retried: await this.retry.retryAll(caller.staffId) };
  }
}
