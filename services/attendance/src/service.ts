import { attendanceContract } from '@hall/contract-attendance'
import { defineService } from '@hall/service-kit'
import { onOrganization } from './events/on-organization.ts'
import { onPersonnel } from './events/on-personnel.ts'
import { onRegulation } from './events/on-regulation.ts'
import { toPublic } from './events/to-public.ts'
import { closeDays } from './jobs/close-days.ts'
import { judgeDays } from './jobs/judge-days.ts'
import { awayTimes } from './jobs/away-times.ts'
import { endMissing, findMissing } from './jobs/missing-sign-ins.ts'
import { leaveTimes } from './jobs/leave-times.ts'
import { awaysHandlers } from './rpc/aways.ts'
import { balancesHandlers } from './rpc/balances.ts'
import { coversHandlers } from './rpc/covers.ts'
import { readyMonths } from './jobs/ready-months.ts'
import { absencesHandlers } from './rpc/absences.ts'
import { boardHandlers } from './rpc/board.ts'
import { correctionsHandlers } from './rpc/corrections.ts'
import { daysHandlers } from './rpc/days.ts'
import { deviceCommandsHandlers } from './rpc/device-commands.ts'
import { devicesHandlers } from './rpc/devices.ts'
import { dutiesHandlers } from './rpc/duties.ts'
import { hallHandlers } from './rpc/hall.ts'
import { leavesHandlers } from './rpc/leaves.ts'
import { noonServiceHandlers } from './rpc/noon-service.ts'
import { overtimeHandlers } from './rpc/overtime.ts'
import { postFindingsHandlers } from './rpc/post-findings.ts'
import { restsHandlers } from './rpc/rests.ts'
import { importsHandlers } from './rpc/imports.ts'
import { monthsHandlers } from './rpc/months.ts'
import { objectionsHandlers } from './rpc/objections.ts'
import { outagesHandlers } from './rpc/outages.ts'
import { registrationsHandlers } from './rpc/registrations.ts'
import { roundsHandlers } from './rpc/rounds.ts'
import { shiftsHandlers } from './rpc/shifts.ts'
import { signInsHandlers } from './rpc/sign-ins.ts'
import { statementsHandlers } from './rpc/statements.ts'

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
    leaves: leavesHandlers(context),
    balances: balancesHandlers(context),
    duties: dutiesHandlers(context),
    covers: coversHandlers(context),
    aways: awaysHandlers(context),
    postFindings: postFindingsHandlers(context),
    overtime: overtimeHandlers(context),
    rests: restsHandlers(context),
    noonService: noonServiceHandlers(context),
    shifts: shiftsHandlers(context),
    deviceCommands: deviceCommandsHandlers(context),
    imports: importsHandlers(context),
    rounds: roundsHandlers(context),
    registrations: registrationsHandlers(context),
    objections: objectionsHandlers(context),
    corrections: correctionsHandlers(context),
    months: monthsHandlers(context),
    board: boardHandlers(context),
    statements: statementsHandlers(context),
  }),
  toPublic,
  consumers: (context) => [onOrganization(context), onPersonnel(context), onRegulation(context)],
  jobs: (context) => [judgeDays(context), closeDays(context), readyMonths(context), leaveTimes(context), awayTimes(context), findMissing(context), endMissing(context)],
})
