import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto, RequirePermission, UuidPipe } from '../../platform/http/index.js';
import { FailedJobs, OutboxState } from '../../platform/outbox/index.js';
import { RetryJobs } from './commands/retry-jobs.js';
import { RetriedDto, WorkDto } from './dto/operations.dto.js';
import { presentWork } from './operations.presenter.js';

const MOST_LISTED = 200;

@ApiTags('operations')
@Controller('api/operations')
export class OperationsController {
  constructor(
    private readonly state: OutboxState,
    private readonly jobs: FailedJobs,
    private readonly retry: RetryJobs,
  ) {}

  @Get('queue')
  @RequirePermission('job.manage')
  @ApiOperation({ operationId: 'workInProgress', summary: 'Jobs that wait, and jobs that were given up' })
  @ApiOkResponse({ type: WorkDto })
  async queue(): Promise<WorkDto> {
    const [counts, failed] = await Promise.all([this.state.read(), this.jobs.list(MOST_LISTED)]);
    return presentWork(counts, failed);
  }

  @Post('jobs/:id/retry')
  @HttpCode(204)
  @RequirePermission('job.manage')
  @ApiOperation({ operationId: 'retryJob', summary: 'Let a given-up job run again' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto })
  retryOne(@Param('id', UuidPipe) id: string, @CurrentStaff() caller: { staffId: string }): Promise<void> {
    return this.retry.one(caller.staffId, id);
  }

  @Post('jobs/retry-all')
  @HttpCode(200)
  @RequirePermission('job.manage')
  @ApiOperation({ operationId: 'retryAllJobs', summary: 'Let every given-up job run again' })
  @ApiOkResponse({ type: RetriedDto })
  async retryAll(@CurrentStaff() caller: { staffId: string }): Promise<RetriedDto> {
    return { retried: await this.retry.all(caller.staffId) };
  }
}
