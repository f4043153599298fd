import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { CurrentStaff, RequirePermission } from '../../platform/http/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseStream } from './case-stream.js';

@ApiTags('cases')
@Controller('api/events')
export class CaseEventsController {
  constructor(private readonly stream: CaseStream) {}

  @Sse()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'caseEvents', summary: 'Live updates: an event `case` for each changed case' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ schema: { type: 'string' } })
  events(@CurrentStaff() session: StaffSession): Promise<Observable<MessageEvent>> {
    return this.stream.open(session);
  }
}
