import { attendanceContract } from '@hall/contract-attendance'
import { defineService } from '@hall/service-kit'
import { onOrganization } from './events/on-organization.ts'
import { onRegulation } from './events/on-regulation.ts'
import { toPublic } from './events/to-public.ts'
import { closeDays } from './jobs/close-days.ts'
import { judgeDays } from './jobs/judge-days.ts'
import { absencesHandlers } from './rpc/absences.ts'
import { daysHandlers } from './rpc/days.ts'
import { devicesHandlers } from './rpc/devices.ts'
import { hallHandlers } from './rpc/hall.ts'
import { outagesHandlers } from './rpc/outages.ts'
import { signInsHandlers } from './rpc/sign-ins.ts'

export const service = defineService({
  contract: attendanceContract,
  migrations: new URL('../migrations', import.meta.url).pathname,
  handlers: (context) => ({
    devices: devicesHandlers(context),
    days: daysHandlers(context),
    hall: hallHandlers(context),
    absences: absencesHandlers(context),
    outages: outagesHandlers(context),
    signIns: signInsHandlers(context),
  }),
  toPublic,
  consumers: (context) => [onOrganization(context), onRegulation(context)],
  jobs: (context) => [judgeDays(context), closeDays(context)],
})
