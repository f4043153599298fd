import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { readDay } from '../../platform/text/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { assigneeOf } from '../worklist/index.js';
import { SearchPageDto, SearchQueryDto } from './search.dto.js';
import { SearchError } from './search.definitions.js';
import { Search } from './search.service.js';

/** Searching. What is looked for comes in a body, so that it stands in no address and no log. */
@ApiTags('cases')
@Controller('api/search')
export class SearchController {
  constructor(private readonly search: Search) {}

  @Post()
  @HttpCode(200)
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'searchCases',
    summary: 'Cases of your desks by reference, identifier, words and what is known of them',
  })
  @ApiOkResponse({ type: SearchPageDto })
  @ApiUnprocessableEntityResponse({ description: 'SEARCH_DAY_WRONG.' })
  find(@CurrentStaff() session: StaffSession, @Body() given: SearchQueryDto): Promise<SearchPageDto> {
    const { text, desk, assignee, from, to, after } = given;
    for (const day of [from, to])
      if (day !== undefined && readDay(day) === null) throw new SearchError('SEARCH_DAY_WRONG');
    const filters = {
      kind: given.kind ?? null,
      urgency: given.urgency ?? null,
      status: given.status ?? null,
      language: given.language ?? null,
      ageBand: given.ageBand ?? null,
      assignee: assignee === undefined ? null : { id: assigneeOf(session, assignee.toLowerCase()) },
      tasks: given.tasks ?? null,
      outcome: given.outcome ?? null,
      from: from ?? null,
      to: to ?? null,
    };
    const typed = text?.trim() ?? '';
    return this.search.page(session, {
      text: typed === '' ? null : typed,
      desk: desk?.toLowerCase() ?? null,
      filters,
      from: after ?? 0,
    });
  }
}
