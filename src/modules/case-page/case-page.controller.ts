import { Controller, Get, Headers, Param } from '@nestjs/common';
import { ApiInternalServerErrorResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import type { StaffSession } from '../staff/index.js';
import { CasePages } from './case-pages.js';
import { CaseDetailDto } from './dto/case-page.dto.js';
import { ReportDocumentDto } from './dto/report-document.dto.js';
import { RequirePermission } from '../permissions/index.js';

@ApiTags('cases')
@Controller('api/cases')
export class CasePageController {
  constructor(private readonly pages: CasePages) {}

  @Get(':id')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getCase', summary: 'A case: thread, notes, timeline and clocks' })
  @ApiOkResponse({ type: CaseDetailDto })
  @ApiInternalServerErrorResponse({
    description: 'ENTRIES_TAMPERED: its rows were altered outside of Abhaya.',
  })
  page(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Headers('x-unattended') unattended?: string,
  ): Promise<CaseDetailDto> {
    return this.pages.page(session, id, unattended !== undefined);
  }

  @Get(':id/report')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getReport', summary: 'The report itself; the opening is audited' })
  @ApiOkResponse({ type: ReportDocumentDto })
  report(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<ReportDocumentDto> {
    return this.pages.report(session, id);
  }
}
