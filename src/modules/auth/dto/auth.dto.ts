import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

const LONGEST_ADDRESS = 254;
const LONGEST_PASSWORD = 512;

export class SignInDto {
  @ApiProperty({ maxLength: LONGEST_ADDRESS })
  @IsString()
  @MaxLength(LONGEST_ADDRESS)
  email!: string;

  @ApiProperty({ maxLength: LONGEST_PASSWORD })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password!: string;
}

export class RecoverDto {
  @ApiProperty({ maxLength: LONGEST_ADDRESS })
  @IsString()
  @MaxLength(LONGEST_ADDRESS)
  email!: string;

  @ApiProperty({
    maxLength: 200,
    description: 'As printed; spaces, hyphens and small letters do not matter.',
  })
  @IsString()
  @MaxLength(200)
  recoveryCode!: string;

  @ApiProperty({ minLength: 12, maxLength: LONGEST_PASSWORD })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  newPassword!: string;
}

export class RecoveredDto {
  @ApiProperty({ description: 'The new recovery code. Shown this once; the one that was used is void.' })
  recoveryCode!: string;
}

export class ChangePasswordDto {
  @ApiProperty({ maxLength: LONGEST_PASSWORD })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  currentPassword!: string;

  @ApiProperty({ minLength: 12, maxLength: LONGEST_PASSWORD })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  newPassword!: string;
}

export class PassphraseDto {
  @ApiProperty({ description: 'A generated passphrase to offer as a new password.' })
  passphrase!: string;
}
