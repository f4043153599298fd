import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiOkResponse,
  ApiOperation,
  ApiServiceUnavailableResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { RequirePermission } from '../permissions/index.js';
import { AbuseContactDto, AbuseContactStateDto, FindAbuseContactDto } from './abuse-contacts.dto.js';
import { AbuseContacts } from './abuse-contacts.service.js';

/** Whom to write to about abuse of a domain. Of no case: what is asked is kept nowhere. */
@ApiTags('directory')
@Controller('api/abuse-contacts')
export class AbuseContactsController {
  constructor(private readonly contacts: AbuseContacts) {}

  @Get()
  @RequirePermission('case.read')
  @ApiOperation({ operationId: 'getAbuseContacts', summary: 'Whether registries may be asked from here' })
  @ApiOkResponse({ type: AbuseContactStateDto })
  state(): AbuseContactStateDto {
    return { on: this.contacts.isOn };
  }

  @Post()
  @HttpCode(200)
  @RequirePermission('case.write')
  @ApiOperation({
    operationId: 'findAbuseContact',
    summary: 'Asks the registry of a domain whom to write to about abuse of it',
  })
  @ApiOkResponse({ type: AbuseContactDto })
  @ApiConflictResponse({ description: 'ABUSE_CONTACT_OFF.' })
  @ApiUnprocessableEntityResponse({ description: 'ABUSE_CONTACT_NO_DOMAIN, ABUSE_CONTACT_NO_SERVER.' })
  @ApiServiceUnavailableResponse({ description: 'ABUSE_CONTACT_NO_ANSWER.' })
  find(@Body() { address }: FindAbuseContactDto): Promise<AbuseContactDto> {
    return this.contacts.find(address);
  }
}
