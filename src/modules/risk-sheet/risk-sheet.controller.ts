import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { requireText } from '../../platform/text/index.js';
import { presentPerson } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import { CloseRiskSheetDto, RISK_TEXT_LIMIT, RiskSheetDto, SaveRiskSheetDto } from './risk-sheet.dto.js';
import { RiskSheet, type RiskSheets } from './risk-sheet.service.js';

/** The panel of the sheet of an imminent risk. */
@ApiTags('cases')
@Controller('api/cases/:id/risk-sheet')
export class RiskSheetController {
  constructor(
    private readonly risk: RiskSheet,
    private readonly staff: StaffDirectory,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getRiskSheet',
    summary: 'The sheet of an imminent risk, as it stands and stood',
  })
  @ApiOkResponse({ type: RiskSheetDto })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<RiskSheetDto> {
    return this.present(await this.risk.read(session, id));
  }

  @Put()
  @RequirePermission('note.write')
  @ApiOperation({ operationId: 'saveRiskSheet', summary: 'Opens the sheet, or writes how it stands now' })
  @ApiOkResponse({ type: RiskSheetDto })
  @ApiConflictResponse({ description: 'RISK_CASE_CLOSED.' })
  @ApiUnprocessableEntityResponse({
    description: 'RISK_STEP_TOO_SOON, RISK_STEP_TOO_LATE, TEXT_EMPTY, TEXT_TOO_LONG.',
  })
  async save(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() body: SaveRiskSheetDto,
  ): Promise<RiskSheetDto> {
    const { desire, capability, intent, buffers, reached, done, nextStep, nextAt } = body;
    const sheet = {
      ...{ desire, capability, intent, buffers, reached },
      done: optional(done),
      nextStep: requireText(nextStep, { max: RISK_TEXT_LIMIT }),
    };
    return this.present(await this.risk.save(session, id, sheet, new Date(nextAt)));
  }

  @Post('close')
  @HttpCode(200)
  @RequirePermission('note.write')
  @ApiOperation({
    operationId: 'closeRiskSheet',
    summary: 'Closes the sheet: help reached, safe, or why else',
  })
  @ApiOkResponse({ type: RiskSheetDto })
  @ApiConflictResponse({ description: 'RISK_CASE_CLOSED, RISK_SHEET_NOT_OPEN.' })
  @ApiUnprocessableEntityResponse({ description: 'RISK_REASON_MISSING, RISK_REASON_UNEXPECTED.' })
  async close(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { reason, because }: CloseRiskSheetDto,
  ): Promise<RiskSheetDto> {
    return this.present(await this.risk.close(session, id, { reason, because: optional(because ?? null) }));
  }

  private async present({ nextAt, sheets }: RiskSheets): Promise<RiskSheetDto> {
    const names = await this.staff.find([...new Set(sheets.flatMap(({ by }) => by ?? []))]);
    return {
      nextAt: nextAt && nextAt.toISOString(),
      sheets: sheets.map(({ by, at, ...sheet }) => ({
        desire: sheet.desire,
        capability: sheet.capability,
        intent: sheet.intent,
        buffers: sheet.buffers,
        reached: sheet.reached,
        state: sheet.state,
        done: sheet.done,
        nextStep: sheet.nextStep,
        closedFor: sheet.closedFor,
        closedBecause: sheet.closedBecause,
        by: by === null ? null : presentPerson(by, names),
        at: at.toISOString(),
      })),
    };
  }
}

const optional = (typed: string | null): string | null =>
  typed === null || typed.trim() === '' ? null : requireText(typed, { max: RISK_TEXT_LIMIT });
