import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { CurrentStaff, RequirePermission } from '../../platform/http/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseStream } from './case-stream.js';
import { CaseChangedDto } from './dto/case-changed.dto.js';

@ApiTags('cases')
@Controller('api/events')
export class CaseEventsController {
  constructor(private readonly stream: CaseStream) {}

  @Sse()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'caseEvents', summary: 'Live updates: an event `case` for each changed case' })
  @ApiExtraModels(CaseChangedDto)
  @ApiOkResponse({
    description:
      'Server-sent events. The data of each event `case` is this object as JSON. The comment `connected` says that no ' +
      'change is missed from now on, `alive` that the session still stands.',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(CaseChangedDto) } } },
  })
  events(@CurrentStaff() session: StaffSession): Promise<Observable<MessageEvent>> {
    return this.stream.open(session);
  }
}
