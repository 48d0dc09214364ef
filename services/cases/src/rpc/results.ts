import type { ServiceContext } from '@hall/service-kit'
import { onCase } from '../cases/case-command.ts'
import { appoint, askBack, deliver, giveMaterialsBack, noShow, serve, tellResult } from '../domain/case/rules/results.ts'
import { sitsInLead } from './handling.ts'
import type { CasesHandlers } from './handlers.ts'

/** What the applicant gets, and hears. */
export function resultsHandlers(service: ServiceContext): CasesHandlers['results'] {
  return {
    tellResult: (input, call) => onCase(service, [call, input], ({ file, situation }) => tellResult(input, file, situation)),
    appoint: (input, call) => onCase(service, [call, input], ({ file, situation }) => appoint({ at: Temporal.Instant.from(input.at), demanded: input.demanded }, file, situation)),
    noShow: (input, call) => onCase(service, [call, input], ({ file, situation }) => noShow(input, file, situation)),
    deliver: (input, call) => onCase(service, [call, input], (found) => deliver({ by: input.by, inLeadWindow: sitsInLead(found) }, found.file, found.situation)),
    serve: (input, call) => onCase(service, [call, input], ({ file, situation }) => serve({ by: input.by }, file, situation)),
    askBack: (input, call) => onCase(service, [call, input], ({ file, situation }) => askBack(input, file, situation)),
    giveMaterialsBack: (input, call) => onCase(service, [call, input], ({ file, situation }) => giveMaterialsBack(input, file, situation)),
  }
}
