import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { CurrentStaff } from '../../platform/http/index.js';
import { presentPerson, type Names } from '../cases/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory, type StaffSession } from '../staff/index.js';
import {
  AttendanceDto,
  EndReferralDto,
  HandOverDto,
  OfferAgainDto,
  OfferServiceDto,
  PreparedOfferDto,
  ReferralAnswerDto,
  ReferralPersonDto,
  ReferralsDto,
  type ReferralDto,
} from './referral.dto.js';
import { TRANSITIONS } from './referral.policy.js';
import { Referrals, type ReferralRef, type ShownReferral } from './referrals.service.js';

const TEXTS = 'TEXT_EMPTY, TEXT_TOO_LONG, TEXT_HAS_NUL, TEXT_CONTAINS_FILE';
const NOT_FOUND = { description: 'CASE_NOT_FOUND, REFERRAL_NOT_FOUND.' };
const CHANGED = { description: 'REFERRAL_CASE_CLOSED, REFERRAL_CHANGED.' };

/** The panel of the services that a person was offered. */
@ApiTags('cases')
@Controller('api/cases/:id/referrals')
export class ReferralsController {
  constructor(
    private readonly referrals: Referrals,
    private readonly staff: StaffDirectory,
  ) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({
    operationId: 'getReferrals',
    summary: 'Which services take the person, and which were offered',
  })
  @ApiOkResponse({ type: ReferralsDto })
  async get(@CurrentStaff() session: StaffSession, @Param('id') id: string): Promise<ReferralsDto> {
    const { person, ageOfCase, services, referrals } = await this.referrals.list(session, id);
    const names = await this.staff.find([...new Set(referrals.map(({ offeredBy }) => offeredBy))]);
    return {
      ...{ person, ageOfCase },
      services: services.map(({ noes, asks, reach, languages, ...service }) => ({
        ...service,
        ...{ noes: [...noes], asks: [...asks], reach: [...reach], languages: languages && [...languages] },
      })),
      referrals: referrals.map((one) => present(one, names)),
    };
  }

  @Put('person')
  @RequirePermission('message.send')
  @ApiOperation({ operationId: 'setReferralPerson', summary: 'Says whom a service is to help' })
  @ApiOkResponse({ type: ReferralsDto })
  @ApiConflictResponse({ description: 'REFERRAL_CASE_CLOSED.' })
  async setPerson(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { gender, ageBand }: ReferralPersonDto,
  ): Promise<ReferralsDto> {
    await this.referrals.setPerson(session, id, { gender, ageBand });
    return this.get(session, id);
  }

  @Get('prepared/:service')
  @RequirePermission('message.send')
  @ApiOperation({
    operationId: 'prepareOffer',
    summary: "Words to offer a service with, in the person's language",
  })
  @ApiOkResponse({ type: PreparedOfferDto })
  @ApiUnprocessableEntityResponse({ description: 'REFERRAL_SERVICE_UNKNOWN.' })
  prepare(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('service') service: string,
  ): Promise<PreparedOfferDto> {
    return this.referrals.prepare(session, id, service);
  }

  @Post()
  @HttpCode(200)
  @RequirePermission('message.send')
  @ApiOperation({ operationId: 'offerService', summary: 'Offers a service to the person, on their page' })
  @ApiOkResponse({ type: ReferralsDto })
  @ApiConflictResponse({ description: 'REFERRAL_CASE_CLOSED, REFERRAL_OFFERED_ALREADY.' })
  @ApiUnprocessableEntityResponse({
    description: `REFERRAL_SERVICE_UNKNOWN, REFERRAL_NOT_TAKEN, REFERRAL_ASK_FIRST, ${TEXTS}.`,
  })
  async offer(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Body() { serviceId, words, learnt = null }: OfferServiceDto,
  ): Promise<ReferralsDto> {
    await this.referrals.offer(session, id, { serviceId, words, learnt });
    return this.get(session, id);
  }

  @Post(':referral/again')
  @HttpCode(200)
  @RequirePermission('message.send')
  @ApiOperation({
    operationId: 'offerServiceAgain',
    summary: 'Offers it again to a person who did not get there',
  })
  @ApiOkResponse({ type: ReferralsDto })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse(CHANGED)
  @ApiUnprocessableEntityResponse({ description: `REFERRAL_SERVICE_UNKNOWN, REFERRAL_NOT_TAKEN, ${TEXTS}.` })
  async again(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('referral') referral: string,
    @Body() { version, words }: OfferAgainDto,
  ): Promise<ReferralsDto> {
    await this.referrals.offerAgain(session, id, refOf(referral, version), words);
    return this.get(session, id);
  }

  @Post(':referral/answer')
  @HttpCode(200)
  @RequirePermission('message.send')
  @ApiOperation({
    operationId: 'recordReferralAnswer',
    summary: 'Writes down what the person said to the offer',
  })
  @ApiOkResponse({ type: ReferralsDto })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse(CHANGED)
  @ApiUnprocessableEntityResponse({ description: `${TEXTS}.` })
  async answer(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('referral') referral: string,
    @Body() { version, answer, words }: ReferralAnswerDto,
  ): Promise<ReferralsDto> {
    await this.referrals.recordAnswer(session, id, refOf(referral, version), { answer, words });
    return this.get(session, id);
  }

  @Post(':referral/hand-over')
  @HttpCode(200)
  @RequirePermission('message.send')
  @ApiOperation({ operationId: 'handOverToService', summary: 'Notes what the service was told by phone' })
  @ApiOkResponse({ type: ReferralsDto })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse({ description: 'REFERRAL_CASE_CLOSED, REFERRAL_CHANGED, REFERRAL_NOT_ALLOWED.' })
  @ApiUnprocessableEntityResponse({ description: `${TEXTS}.` })
  async handOver(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('referral') referral: string,
    @Body() { version, told, spokenTo }: HandOverDto,
  ): Promise<ReferralsDto> {
    await this.referrals.handOver(session, id, refOf(referral, version), { told, spokenTo });
    return this.get(session, id);
  }

  @Post(':referral/attendance')
  @HttpCode(200)
  @RequirePermission('message.send')
  @ApiOperation({ operationId: 'setAttendance', summary: 'Whether the person got there' })
  @ApiOkResponse({ type: ReferralsDto })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse(CHANGED)
  @ApiUnprocessableEntityResponse({ description: `${TEXTS}.` })
  async attendance(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('referral') referral: string,
    @Body() { version, attendance, words = null }: AttendanceDto,
  ): Promise<ReferralsDto> {
    await this.referrals.attendance(session, id, refOf(referral, version), { attendance, words });
    return this.get(session, id);
  }

  @Post(':referral/end')
  @HttpCode(200)
  @RequirePermission('message.send')
  @ApiOperation({ operationId: 'endReferral', summary: 'Ends a referral, and what came of it' })
  @ApiOkResponse({ type: ReferralsDto })
  @ApiNotFoundResponse(NOT_FOUND)
  @ApiConflictResponse(CHANGED)
  @ApiUnprocessableEntityResponse({ description: `${TEXTS}.` })
  async end(
    @CurrentStaff() session: StaffSession,
    @Param('id') id: string,
    @Param('referral') referral: string,
    @Body() { version, outcome, words = null }: EndReferralDto,
  ): Promise<ReferralsDto> {
    await this.referrals.end(session, id, refOf(referral, version), { outcome, words });
    return this.get(session, id);
  }
}

const refOf = (referral: string, version: number): ReferralRef => ({ id: referral.toLowerCase(), version });

function present(one: ShownReferral, names: Names): ReferralDto {
  const { id, version, serviceId, state, consent, written } = one;
  return {
    ...{ id, version, serviceId, state, consent },
    next: [...TRANSITIONS[state]],
    service: written?.offer.service ?? serviceId,
    words: written?.offer.words ?? '',
    language: written?.offer.language ?? '',
    offeredBy: presentPerson(one.offeredBy, names),
    offeredAt: one.offeredAt.toISOString(),
    answeredAt: one.answeredAt?.toISOString() ?? null,
    said: written?.answer?.words ?? null,
    told: written?.told ?? null,
    handedOverAt: one.handedOverAt?.toISOString() ?? null,
    dueAt: one.dueAt?.toISOString() ?? null,
    notes: (written?.notes ?? []).map(({ spokenTo, outcome, words }) => ({ spokenTo, outcome, words })),
  };
}
