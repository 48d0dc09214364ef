import { systemActor } from '@hall/access'
import { localTime } from '@hall/calendar'
import type { Transaction } from '@hall/database'
import type { EventMeta } from '@hall/journal'
import type { ServiceContext } from '@hall/service-kit'
import type { Rules } from '../domain/rules.ts'
import { coverFiling } from '../rpc/covers.ts'
import type { CoverEvent } from '../domain/cover/cover-event.ts'
import { keep } from '../rpc/filing.ts'

interface Place { readonly center: string; readonly department: string | null; readonly window: string }
interface Kept extends Place { readonly id: string; readonly recorded: readonly CoverEvent[]; readonly events: readonly CoverEvent[]; readonly openedOn: Temporal.PlainDate }

/** What Hall itself does about who stands in, because of what attendance told; answers what notices of it go under. */
export async function keepCover(tx: Transaction, { center, department, window, id, recorded, events, openedOn }: Kept, { rules, service, clauses = [] }: { rules: Rules; service: ServiceContext; clauses?: readonly string[] }): Promise<EventMeta> {
  const meta: EventMeta = { commandId: service.newId(), actor: systemActor('personnel').id, now: service.clock.now(), center, ...(department && { department }), window }
  const kept = await keep(tx, { filing: coverFiling, id, recorded: [...recorded], events: [...events] }, { meta, rules, openedOn, clauses })
  if (!kept.ok) throw new Error(`cover ${id} was kept by two at once`)
  return meta
}

/** Whether somebody is away in some of that time. */
export async function isAway(tx: Transaction, person: string, { from, to }: { from: string; to: string }): Promise<boolean> {
  const rows = await tx.sql('select 1 from away where person = $1 and not withdrawn and starts_at < $3::timestamp and ends_at > $2::timestamp limit 1', [person, from, to])
  return rows.length > 0
}

export const momentOf = (service: ServiceContext) => localTime(service.clock.now()).round('second').toString()

const shown = (at: string) => at.slice(0, 16).replace('T', ' ')
export const spanInWords = ({ from, to }: { from: string; to: string }) => ({ from: shown(from), to: shown(to) })
