import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { TransferCaseDto, TransferDto } from './transfer.dto.js';
import { TransferCase } from './transfer.service.js';

/** The panel on the page of a case that hands it over to another desk. */
@ApiTags('cases')
@Controller('api/cases/:id/transfer')
export class TransfersController {
  constructor(private readonly transfers: TransferCase) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getTransfer', summary: 'The desks that the case could go to' })
  @ApiOkResponse({ type: TransferDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  async choices(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<TransferDto> {
    return { desks: await this.transfers.choices(session, id) };
  }

  @Post()
  @HttpCode(204)
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'transferCase',
    summary: 'Hands the case over to another desk. From then on yours cannot open it.',
  })
  @ApiNoContentResponse()
  @ApiBadRequestResponse({ type: ProblemDto })
  @ApiNotFoundResponse({ type: ProblemDto })
  @ApiConflictResponse({
    type: ProblemDto,
    description: 'TRANSFER_CASE_CLOSED, TRANSFER_UNDECIDED, TRANSFER_NOBODY_THERE.',
  })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'TRANSFER_DESK_UNFIT.' })
  async transfer(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: TransferCaseDto,
  ): Promise<void> {
    await this.transfers.transfer(session, id, body);
  }
}
