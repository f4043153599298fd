import { ApiProperty } from '@nestjs/swagger';

/** Contacts of the caller's desks that were closed as no counselling. A count ends at 1001: that many or more. */
export class NoCounsellingDto {
  @ApiProperty({ type: 'integer' })
  test!: number;

  @ApiProperty({ type: 'integer' })
  prank!: number;

  @ApiProperty({ type: 'integer', description: 'Abuse of the helpdesk.' })
  abuse!: number;
}
