import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { BoardDto } from './board.dto.js';
import { Board } from './board.service.js';

/** What a coordinator looks at in the morning. */
@ApiTags('desks')
@Controller('api/board')
export class BoardController {
  constructor(private readonly boards: Board) {}

  @Get()
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'getBoard',
    summary: 'What is late and what nobody has on your desks, and how much each person has',
  })
  @ApiOkResponse({ type: BoardDto })
  board(@CurrentStaff() session: StaffSession): Promise<BoardDto> {
    return this.boards.board(session);
  }
}
