import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { StaffLeaving, StaffModule, type StaffLeaver } from '../staff/index.js';
import { WorkPreferencesModule } from './work-preferences.module.js';
import { WorkPreferencesRepository } from './work-preferences.repository.js';

/** Forgets what whoever leaves said of themselves for the sharing of work. */
@Injectable()
export class ForgetWorkPreferences implements StaffLeaver, OnModuleInit {
  constructor(
    private readonly leaving: StaffLeaving,
    private readonly preferences: WorkPreferencesRepository,
  ) {}

  onModuleInit(): void {
    this.leaving.add(this);
  }

  left(staffId: string): Promise<void> {
    return this.preferences.forget(staffId);
  }
}

/** For every process that disables accounts. */
@Module({ imports: [StaffModule, WorkPreferencesModule], providers: [ForgetWorkPreferences] })
export class WorkPreferencesLeavingModule {}
