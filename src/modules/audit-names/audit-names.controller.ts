import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Desks } from '../desks/index.js';
import { RequirePermission } from '../permissions/index.js';
import { StaffDirectory } from '../staff/index.js';

export class AuditNameDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;
}

export class AuditNamesDto {
  @ApiProperty({ type: [AuditNameDto], description: 'Everybody who ever had an account, by name.' })
  people!: AuditNameDto[];

  @ApiProperty({ type: [AuditNameDto] })
  desks!: AuditNameDto[];
}

@ApiTags('audit')
@Controller('api/audit/names')
export class AuditNamesController {
  constructor(
    private readonly staff: StaffDirectory,
    private readonly desks: Desks,
  ) {}

  @Get()
  @RequirePermission('audit.read')
  @ApiOperation({ operationId: 'auditNames', summary: 'Whom and what the ids in the audit log name' })
  @ApiOkResponse({ type: AuditNamesDto })
  async names(): Promise<AuditNamesDto> {
    const [people, desks] = await Promise.all([this.staff.names(), this.desks.list()]);
    return { people, desks: desks.map(({ id, name }) => ({ id, name })) };
  }
}
