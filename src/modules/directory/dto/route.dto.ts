import { ApiProperty } from '@nestjs/swagger';
import {
  CONFIDENCES,
  type Confidence,
  ROUTE_BASES,
  type RouteBasis,
  ROUTE_CONSEQUENCES,
  type RouteConsequence,
} from '../../vocabulary/index.js';
import { DirectoryChannelDto, DirectoryClockDto, DirectoryReferenceDto } from './directory.dto.js';

/** One way that a case can go. */
export class RouteProposalDto {
  @ApiProperty({ example: 'in-police-pocso', description: 'Of the directory.' })
  recordId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: DirectoryChannelDto, nullable: true, description: 'Null: it has none.' })
  channel!: DirectoryChannelDto | null;

  @ApiProperty({ example: 'in-pocso' })
  ruleId!: string;

  @ApiProperty({ enum: ROUTE_BASES })
  basis!: RouteBasis;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Minutes within which it should be done.' })
  clockMinutes!: number | null;

  @ApiProperty({ enum: ROUTE_CONSEQUENCES, isArray: true })
  consequences!: RouteConsequence[];

  @ApiProperty({ type: [DirectoryClockDto], description: 'Within what they have to act, once it was sent.' })
  clocks!: DirectoryClockDto[];

  @ApiProperty({ enum: CONFIDENCES })
  confidence!: Confidence;

  @ApiProperty({ description: 'Of low confidence, or verified by nobody.' })
  toBeVerified!: boolean;
}

/** What must not be done or promised in this case. */
export class RouteForbiddenDto {
  @ApiProperty({ example: 'minor-to-stopncii' })
  ruleId!: string;

  @ApiProperty({
    type: DirectoryReferenceDto,
    nullable: true,
    description: 'What it is about, if one record.',
  })
  record!: DirectoryReferenceDto | null;
}

/** Where a case can go, the first first, and what is forbidden in it. */
export class CaseRoutesDto {
  @ApiProperty({ type: [RouteProposalDto] })
  proposals!: RouteProposalDto[];

  @ApiProperty({ type: [RouteForbiddenDto] })
  forbidden!: RouteForbiddenDto[];
}
