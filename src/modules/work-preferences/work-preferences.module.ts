import { Module } from '@nestjs/common';
import { WorkPreferencesController } from './work-preferences.controller.js';
import { WorkPreferencesRepository } from './work-preferences.repository.js';

@Module({ providers: [WorkPreferencesRepository], exports: [WorkPreferencesRepository] })
export class WorkPreferencesModule {}

/** The routes, for the web process alone. */
@Module({ imports: [WorkPreferencesModule], controllers: [WorkPreferencesController] })
export class WorkPreferencesWebModule {}
