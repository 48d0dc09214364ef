import { startOf } from '@hall/calendar'
import { type ServiceContext } from '@hall/service-kit'
import { onCase } from '../cases/case-command.ts'
import { consent, extend, tell } from '../domain/case/rules/extend.ts'
import { endStop, stop, tellStop } from '../domain/case/rules/stops.ts'
import { ledgerFile, sheetOf } from '../cases/sheet.ts'
import type { CasesHandlers } from './handlers.ts'

/** Stops, extensions, and what the clock says about itself. */
export function clockHandlers(service: ServiceContext): CasesHandlers['clock'] {
  const dayStart = (date: string | undefined, now: Temporal.Instant) => (date === undefined ? now : startOf(Temporal.PlainDate.from(date)))
  return {
    stop: (input, call) => onCase(service, [call, input], ({ file, situation }) =>
      stop({ kind: input.kind, basis: input.basis, paper: input.document, approver: input.approver, from: dayStart(input.from, call.now) }, file, situation)),
    tellStop: (input, call) => onCase(service, [call, input], ({ file, situation }) => tellStop(input, file, situation)),
    endStop: (input, call) => onCase(service, [call, input], ({ file, situation }) => endStop({ evidence: input.evidence, to: dayStart(input.to, call.now) }, file, situation)),
    extend: (input, call) => onCase(service, [call, input], ({ file, situation }) => extend(input, file, situation)),
    consent: (input, call) => onCase(service, [call, input], ({ file, situation }) => consent(input, file, situation)),
    tell: (input, call) => onCase(service, [call, input], ({ file, situation }) => tell(input, file, situation)),
    sheet: (input, call) => sheetOf(service, call, input),
    ledger: (input, call) => ledgerFile(service, call, input),
  }
}
