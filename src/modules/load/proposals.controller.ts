import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, IsUUID } from 'class-validator';
import { CurrentStaff, ProblemDto } from '../../platform/http/index.js';
import { PersonDto } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { CASE_KINDS, type CaseKind, URGENCIES, type Urgency } from '../vocabulary/index.js';
import { Proposals, type Proposal } from './proposals.service.js';

const MOST_CASES = 100;

export class ProposeDto {
  @ApiProperty({ format: 'uuid', description: 'A desk of the caller.' })
  @IsUUID()
  deskId!: string;

  @ApiPropertyOptional({
    type: [String],
    format: 'uuid',
    minItems: 1,
    maxItems: MOST_CASES,
    description: 'Left out: all cases of the desk that nobody has, up to 100.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CASES)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  caseIds?: string[];
}

export class ProposalDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  reference!: string;

  @ApiProperty({ enum: CASE_KINDS })
  kind!: CaseKind;

  @ApiProperty({ enum: URGENCIES, type: 'integer' })
  urgency!: Urgency;

  @ApiProperty({ description: 'BCP 47.' })
  language!: string;

  @ApiProperty({ type: PersonDto, nullable: true, description: 'Null: nobody on duty fits.' })
  person!: PersonDto | null;
}

/** The preview of an assignment by load, which `POST /api/cases/bulk` then makes. */
@ApiTags('desks')
@Controller('api/board/proposals')
export class ProposalsController {
  constructor(private readonly proposals: Proposals) {}

  @Post()
  @HttpCode(200)
  @RequirePermission('case.assign')
  @ApiOperation({
    operationId: 'proposeAssignments',
    summary: 'Says who should get the cases that nobody has; changes nothing',
  })
  @ApiOkResponse({ type: [ProposalDto] })
  @ApiNotFoundResponse({ type: ProblemDto })
  async propose(
    @CurrentStaff() session: StaffSession,
    @Body() { deskId, caseIds }: ProposeDto,
  ): Promise<ProposalDto[]> {
    const found = await this.proposals.propose(session, deskId.toLowerCase(), caseIds ?? null);
    return found.map(present);
  }
}

const present = ({ found, person }: Proposal): ProposalDto => ({
  id: found.id,
  reference: found.reference,
  kind: found.kind,
  urgency: found.urgency,
  language: found.language,
  person,
});
