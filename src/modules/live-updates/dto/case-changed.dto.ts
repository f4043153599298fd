import { ApiProperty } from '@nestjs/swagger';

/** What an event `case` says: fetch this case anew. */
export class CaseChangedDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  deskId!: string;
}
