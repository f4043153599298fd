import { Injectable } from '@nestjs/common';
import { StaffRepository } from '../staff.repository.js';

/** Notes the language that somebody reads the console and their mails in. */
@Injectable()
export class ChooseLanguage {
  constructor(private readonly staff: StaffRepository) {}

  /** @param language - BCP 47 tag of a language that the helpdesk speaks */
  async choose(staffId: string, language: string): Promise<void> {
    await this.staff.update(staffId, { locale: language });
  }
}
