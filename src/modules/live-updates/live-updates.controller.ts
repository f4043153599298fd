import { Controller, Headers, Query, Sse, type MessageEvent } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { CurrentStaff } from '../../platform/http/index.js';
import type { StaffSession } from '../staff/index.js';
import { CaseStream } from './case-stream.js';
import { CaseChangedDto } from './dto/case-changed.dto.js';
import { RequirePermission } from '../permissions/index.js';

@ApiTags('cases')
@Controller('api/events')
export class LiveUpdatesController {
  constructor(private readonly stream: CaseStream) {}

  @Sse()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'caseEvents', summary: 'Live updates: an event `case` for each changed case' })
  @ApiHeader({
    name: 'last-event-id',
    required: false,
    description: 'The id of the last event that was heard: what came after it is told first.',
  })
  @ApiQuery({
    name: 'after',
    required: false,
    type: String,
    description: 'The same, where no header can be set.',
  })
  @ApiExtraModels(CaseChangedDto)
  @ApiOkResponse({
    description:
      'Server-sent events. The data of each event `case` is this object as JSON. The event `connected` says that no ' +
      'change is missed from now on, `reset` that changes were missed that nobody can tell any more, `alive`, every 15 ' +
      'seconds, that the session still stands, `presence` that other colleagues have the case before them than before, ' +
      '`later` that the session has too many streams: this one ends, and its client comes back after the time given.',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(CaseChangedDto) } } },
  })
  events(
    @CurrentStaff() session: StaffSession,
    @Headers('last-event-id') header?: unknown,
    @Query('after') after?: unknown,
  ): Promise<Observable<MessageEvent>> {
    const last = header ?? after;
    return this.stream.open(session, last === undefined ? null : String(last));
  }
}
