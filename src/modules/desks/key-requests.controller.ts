import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { RequirePermission } from '../permissions/index.js';
import type { StaffSession } from '../staff/index.js';
import { GrantKey } from './commands/grant-key.js';
import { KeyRequests } from './key-requests.service.js';

export class KeyRequestDeskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class KeyRequestPersonDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class AskedKeyDto {
  @ApiProperty({ type: KeyRequestDeskDto })
  desk!: KeyRequestDeskDto;

  @ApiProperty({ type: KeyRequestPersonDto })
  person!: KeyRequestPersonDto;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute.' })
  since!: string | null;
}

export class AwaitedKeyDto {
  @ApiProperty({ type: KeyRequestDeskDto })
  desk!: KeyRequestDeskDto;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'To the minute.' })
  since!: string | null;

  @ApiProperty({ type: [String], description: 'The names of those who can hand the key over.' })
  colleagues!: string[];
}

export class KeyRequestsDto {
  @ApiProperty({ type: [AskedKeyDto], description: 'Colleagues whom you can let in.' })
  asked!: AskedKeyDto[];

  @ApiProperty({ type: [AwaitedKeyDto], description: 'Desks whose key you wait for.' })
  awaited!: AwaitedKeyDto[];
}

/** The keys of desks: who waits for one, and handing one over. */
@ApiTags('desks')
@Controller('api')
export class KeyRequestsController {
  constructor(
    private readonly requests: KeyRequests,
    private readonly grants: GrantKey,
  ) {}

  @Get('key-requests')
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'keyRequests', summary: 'Who waits for the key of a desk.' })
  @ApiOkResponse({ type: KeyRequestsDto })
  async list(@CurrentStaff() session: StaffSession): Promise<KeyRequestsDto> {
    const asked = await this.requests.askedOf(session);
    const awaited = await this.requests.of(session.staffId);
    return {
      asked: asked.map(({ deskId, deskName, staffId, name, since }) => ({
        desk: { id: deskId, name: deskName },
        person: { id: staffId, name },
        since: since && since.toISOString(),
      })),
      awaited: awaited.map(({ deskId, deskName, since, holders }) => ({
        desk: { id: deskId, name: deskName },
        since: since && since.toISOString(),
        colleagues: holders,
      })),
    };
  }

  @Post('desks/:id/members/:staffId/key')
  @HttpCode(204)
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'grantDeskKey', summary: 'Hand the key of your desk to a colleague on it.' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'DESK_NOT_FOUND, KEY_NOT_AWAITED.' })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: 'STAFF_KEY_UNSIGNED.' })
  async grant(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) deskId: string,
    @Param('staffId', UuidPipe) staffId: string,
  ): Promise<void> {
    await this.grants.grant(session, deskId, staffId);
  }
}
