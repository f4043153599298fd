import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBadRequestResponse,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiServiceUnavailableResponse,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff, ProblemDto, UuidPipe } from '../../platform/http/index.js';
import { ChangeDesk, CreateDesk, DefaultDesk } from '../desks/index.js';
import { RequirePermission } from '../permissions/index.js';
import { UnlockAdministrator, type StaffSession } from '../staff/index.js';
import {
  ChangeDeskDto,
  CreateDeskDto,
  CreatedDeskDto,
  DefaultDeskDto,
  ManagedDesksDto,
  RouteDto,
  RouteQueryDto,
} from './desk-admin.dto.js';
import { DeskPages } from './desk-pages.js';

/** Desks for administrators, whose session holds the key that the organisation signs with. */
@ApiTags('desks')
@Controller('api/desks')
export class DeskAdminController {
  constructor(
    private readonly pages: DeskPages,
    private readonly creating: CreateDesk,
    private readonly changing: ChangeDesk,
    private readonly defaults: DefaultDesk,
    private readonly unlock: UnlockAdministrator,
  ) {}

  @Get()
  @RequirePermission('desk.manage')
  @ApiOperation({ operationId: 'listDesks', summary: 'Every desk, who is on it, and which reports it takes' })
  @ApiOkResponse({ type: ManagedDesksDto })
  list(@CurrentStaff() session: StaffSession): Promise<ManagedDesksDto> {
    return this.pages.list(session);
  }

  @Post()
  @RequirePermission('desk.manage')
  @ApiOperation({
    operationId: 'createDesk',
    summary: 'Makes a desk and hands its key to its members. The first one is the default desk.',
  })
  @ApiCreatedResponse({ type: CreatedDeskDto, description: 'The desk is there.' })
  @ApiBadRequestResponse({ type: ProblemDto })
  @ApiConflictResponse({ type: ProblemDto, description: 'DESK_NAME_TAKEN.' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'NAME_INVALID, DESK_MEMBER_UNFIT.' })
  async create(@CurrentStaff() session: StaffSession, @Body() body: CreateDeskDto): Promise<CreatedDeskDto> {
    const authority = await this.unlock.ofSession(session);
    const isDefault = (await this.defaults.present()) === null;
    return { id: await this.creating.create(authority, { ...body, isDefault }) };
  }

  @Put(':id')
  @HttpCode(204)
  @RequirePermission('desk.manage')
  @ApiOperation({ operationId: 'changeDesk', summary: 'Renames a desk and says which reports it takes' })
  @ApiNoContentResponse()
  @ApiBadRequestResponse({ type: ProblemDto })
  @ApiNotFoundResponse({ type: ProblemDto, description: 'DESK_NOT_FOUND.' })
  @ApiConflictResponse({ type: ProblemDto, description: 'DESK_NAME_TAKEN, DESK_IS_DEFAULT, DESK_ONLY_ONE.' })
  @ApiServiceUnavailableResponse({ type: ProblemDto, description: 'DESK_UNSIGNED.' })
  @ApiUnprocessableEntityResponse({ type: ProblemDto, description: 'NAME_INVALID.' })
  async change(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) id: string,
    @Body() body: ChangeDeskDto,
  ): Promise<void> {
    await this.changing.change(await this.unlock.ofSession(session), id, body);
  }

  @Put(':id/default')
  @HttpCode(204)
  @RequirePermission('desk.manage')
  @ApiOperation({
    operationId: 'setDefaultDesk',
    summary: 'Lets a desk take the reports that no other one asks for',
  })
  @ApiNoContentResponse()
  @ApiNotFoundResponse({ type: ProblemDto, description: 'DESK_NOT_FOUND.' })
  @ApiConflictResponse({ type: ProblemDto, description: 'DEFAULT_DESK_DIFFERS, DESK_NOT_IN_USE.' })
  async setDefault(
    @CurrentStaff() session: StaffSession,
    @Param('id', UuidPipe) id: string,
    @Body() { instead }: DefaultDeskDto,
  ): Promise<void> {
    await this.defaults.set(await this.unlock.ofSession(session), id, instead);
  }

  @Get('route')
  @RequirePermission('desk.manage')
  @ApiOperation({
    operationId: 'previewRoute',
    summary: 'Which desk would get such a report, and who is on it',
  })
  @ApiOkResponse({ type: RouteDto })
  @ApiBadRequestResponse({ type: ProblemDto })
  route(@Query() query: RouteQueryDto): Promise<RouteDto> {
    return this.pages.route(query);
  }
}
