import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class FindAbuseContactDto {
  @ApiProperty({
    maxLength: 4_000,
    example: 'https://pictures.example.org/1',
    description: 'The address of a site. Its registry is asked for the domain alone; it is not kept.',
  })
  @IsString()
  @MaxLength(20_000)
  address!: string;
}

export class AbuseContactStateDto {
  @ApiProperty({ description: 'Whether registries may be asked from here.' })
  on!: boolean;
}

export class AbuseContactDto {
  @ApiProperty()
  domain!: string;

  @ApiProperty({ type: [String], description: 'As the registry has them: nobody verified them.' })
  mails!: string[];

  @ApiProperty({ description: 'Who said so.' })
  server!: string;
}
