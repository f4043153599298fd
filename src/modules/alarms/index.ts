/** What was found in the database and not believed, and who has to know of it. `alarm-mail` tells them. */
export { AlarmRepository, type Alarm, type AlarmSubject, type UntoldAlarm } from './alarm.repository.js';
export { Alarms } from './alarms.service.js';
export { AlarmsModule } from './alarms.module.js';
