import { Module } from '@nestjs/common';
import { entities } from '../../platform/database/index.js';
import { registers } from '../../platform/definitions/index.js';
import { DesksModule } from '../desks/index.js';
import { StaffModule } from '../staff/index.js';
import { SessionEntity } from './session.entity.js';
import { SessionRepository } from './session.repository.js';
import { Sessions } from './sessions.service.js';
import { StaffDeviceEntity } from './staff-device.entity.js';
import { StaffDeviceRepository } from './staff-device.repository.js';
import { StaffDevices } from './staff-devices.service.js';

/** Sessions and devices, for every process that ends those of a person. */
@Module({
  imports: [DesksModule, StaffModule],
  providers: [
    SessionRepository,
    Sessions,
    StaffDeviceRepository,
    StaffDevices,
    registers(...entities(SessionEntity, StaffDeviceEntity)),
  ],
  exports: [SessionRepository, Sessions, StaffDevices],
})
export class SessionsModule {}
