import { covers, EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { findServiceStart, keepEntitlements, keepLines, loadLines, loadLinesOf } from '../db/balance-store.ts'
import { findPlace, type PersonPlace } from '../db/posting-store.ts'
import { serviceStart } from '../db/leave-schema.ts'
import { leftOn } from '../domain/leave/balance.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { appendOne, type AttendanceHandlers, likeText, outside } from './calls.ts'
import { wide } from './leave-authority.ts'

const REST = 'rest'

export function balancesHandlers(service: ServiceContext): AttendanceHandlers['balances'] {
  return {
    get: ({ person = undefined }, call) => service.db.transaction(EVERYTHING, async (tx) => {
      const who = person ?? call.actor.id
      const today = dateOf(call.now)
      const place = await findPlace(tx, who, today)
      if (!place || !maySee(call, who, place)) return problem('PERSON_UNKNOWN', { details: { person: who } })
      const rule = await ruleOf(tx, place.center, today)
      if (rule?.policy.leave) await keepEntitlements(tx, { ...place, person: who }, { policy: rule.policy.leave, day: today })
      const [lines, since] = await Promise.all([loadLines(tx, who), findServiceStart(tx, who)])
      const yearly = (rule?.policy.leave?.entitlements ?? []).filter(({ rule: { value } }) => value.per === 'year')
      const names = [...new Set([...yearly.map(({ id }) => id as string), ...(rule?.policy.rest ? [REST] : []), ...lines.map(({ account }) => account)])]
      const accounts = names.map((account) => {
        const of = lines.filter((line) => line.account === account)
        const entitled = yearly.find(({ id }) => id === account)?.rule
        return {
          account, leftDays: leftOn(of, today) / 2, clause: entitled?.clause ?? (account === REST ? (rule?.policy.rest?.saturday.clause ?? null) : null), source: entitled?.value.source ?? null,
          lines: of.map(({ bucket, kind, halfDays, validUntil, on, source, about }) => ({ bucket, kind, days: halfDays / 2, validUntil: validUntil?.toString() ?? null, on: on.toString(), source, about })),
        }
      })
      return { ok: true, value: { person: who, name: place.name, serviceSince: since?.toString() ?? null, accounts } }
    }),

    list: async ({ center, page, size, search }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const today = dateOf(call.now)
      const named = search ? `%${likeText(search)}%` : null
      const people = await tx.sql<{ person: string; name: string; window: string | null; department: string | null; since: Temporal.PlainDate | null; total: number }>(
        `select p.person, p.name, p."window", p.department, s.since, (count(*) over ())::int as total
         from posting p left join service_start s on s.person = p.person
         where p.center = $1 and p.starts_on <= $2 and (p.ends_on is null or p.ends_on > $2) and ($3::text is null or p.name ilike $3 or p.person ilike $3)
         order by p."window" nulls last, p.person limit $4 offset $5`, [center, today, named, size, (page - 1) * size], 'balance.people')
      const linesOf = await loadLinesOf(tx, people.map(({ person }) => person))
      const rows = people.map(({ person, name, window, department, since }) => {
        const left = (account: string) => leftOn((linesOf.get(person) ?? []).filter((line) => line.account === account), today) / 2
        return { person, name, window, department, serviceSince: since?.toString() ?? null, annualDays: left('annual'), restDays: left(REST) }
      })
      return { ok: true, value: { rows, total: people[0]?.total ?? 0 } }
    }),

    setService: async (input, call) => outside(call, { center: input.center }) ?? service.command(wide(call), input, async (tx) => {
      const { center, person } = input
      const since = Temporal.PlainDate.from(input.since)
      if (Temporal.PlainDate.compare(since, dateOf(call.now)) > 0) return problem('IN_FUTURE')
      const place = await placeWithin(tx, call, { center, person })
      if (!place) return problem('PERSON_UNKNOWN', { details: { person } })
      const before = await tx.sql<{ n: number }>(`select count(*)::int as n from journal where stream = $1`, [`service-start/${person}`])
      await tx.insert(serviceStart).values({ person, center, since }).onConflictDoUpdate({ target: serviceStart.person, set: { since, center } })
      const rule = await ruleOf(tx, center, dateOf(call.now))
      if (rule?.policy.leave) await keepEntitlements(tx, { ...place, person }, { policy: rule.policy.leave, day: dateOf(call.now) })
      const appended = await appendOne(tx, { type: 'ServiceStartSet', person, since: since.toString() }, { stream: `service-start/${person}`, version: before[0]!.n, call, input, place: { ...place, person } })
      return appended.ok ? { ok: true, value: { version: before[0]!.n + 1 } } : appended
    }),

    adjust: async (input, call) => outside(call, { center: input.center }) ?? service.command(wide(call), input, async (tx) => {
      const { center, person, days, reason } = input
      const today = dateOf(call.now)
      const place = await placeWithin(tx, call, { center, person })
      if (!place) return problem('PERSON_UNKNOWN', { details: { person } })
      const rule = await ruleOf(tx, center, today)
      if (!rule?.policy.leave?.entitlements?.some(({ id, rule: { value } }) => id === 'annual' && value.per === 'year')) return problem('RULE_ABSENT')
      await keepEntitlements(tx, { ...place, person }, { policy: rule.policy.leave, day: today })
      const validUntil = days > 0 ? new Temporal.PlainDate(today.year, 12, 31) : null
      await keepLines(tx, { ...place, person, account: 'annual' }, [{ bucket: String(today.year), kind: 'opening', halfDays: days * 2, validUntil, on: today, source: reason, about: null }])
      const appended = await appendOne(tx, { type: 'BalanceAdjusted', person, days, reason }, { stream: `balance/${service.newId()}`, version: 0, call, input, place: { ...place, person } })
      return appended.ok ? { ok: true, value: { version: 1 } } : appended
    }),
  }
}

function maySee({ reach, actor }: CallContext, person: string, { center, department, window }: PersonPlace): boolean {
  return person === actor.id || covers(reach, { center, department: department ?? undefined, window: window ?? undefined, person })
}

async function placeWithin(tx: Transaction, call: CallContext, { center, person }: { center: string; person: string }): Promise<PersonPlace | undefined> {
  const place = await findPlace(tx, person, dateOf(call.now))
  return place?.center === center && covers(call.reach, { center, department: place.department ?? undefined, window: place.window ?? undefined }) ? place : undefined
}
