import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, asc, desc, eq, lte } from 'drizzle-orm'
import { account, agreement, connection, medium, permit } from '../db/schema.ts'
import { atDesk, standingOf, versionOf, withinCenter } from '../desk.ts'
import { isOfCenter } from '../people.ts'
import { loadRules } from '../rules.ts'
import type { AssetsHandlers } from './handlers.ts'

const KEPT = 200
type Accounts = Pick<AssetsHandlers['network'], 'kept' | 'openAccount' | 'lockAccount' | 'ownAccounts' | 'agree' | 'unagreed'>

/** Accounts and the agreements of who holds them. */
export function accountsHandlers(service: ServiceContext): Accounts {
  return {
    kept: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const [permits, accounts, media, connections] = await Promise.all([
        tx.select().from(permit).where(eq(permit.center, center)).orderBy(desc(permit.givenOn), desc(permit.id)).limit(KEPT),
        tx.select().from(account).where(eq(account.center, center)).orderBy(asc(account.account)).limit(KEPT),
        tx.select().from(medium).where(eq(medium.center, center)).orderBy(desc(medium.on), desc(medium.id)).limit(KEPT),
        tx.select().from(connection).where(eq(connection.center, center)).orderBy(desc(connection.at), desc(connection.id)).limit(KEPT),
      ])
      const today = dateOf(call.now)
      return {
        ok: true,
        value: {
          permits: permits.map((row) => ({ ...row, givenOn: row.givenOn.toString(), until: row.until.toString(), over: Temporal.PlainDate.compare(row.until, today) < 0 })),
          accounts: accounts.map((row) => ({ ...row, openedOn: row.openedOn.toString(), lockedAt: row.lockedAt?.toString() ?? null })),
          media: media.map((row) => ({ ...row, on: row.on.toString() })),
          connections: connections.map((row) => ({ ...row, at: row.at.toString() })),
        },
      }
    }),

    openAccount: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, write }) => {
      const { center, account: name, system, person } = input
      const on = dateOf(call.now)
      if (!(await isOfCenter(tx, person, { center, on }))) return problem('PERSON_UNKNOWN', { details: { person } })
      const clause = rules.policy?.accounts?.clause
      const made = await tx.insert(account).values({ center, account: name, system, person, openedOn: on, lockedAt: null }).onConflictDoNothing().returning()
      if (made.length === 0) return problem('ACCOUNT_HELD', { details: { account: name }, ...(clause && { clause }) })
      return versionOf(await write({ stream: `account/${center}/${name}`, events: [{ type: 'AccountOpened', account: name, system, person }], place: { center } }, [clause]))
    }),

    lockAccount: (input, call) => atDesk(service, { input, call: withinCenter(call, input.center) }, async ({ tx, rules, write }) => {
      const { center, account: name } = input
      const [row] = await tx.select().from(account).where(and(eq(account.center, center), eq(account.account, name))).for('update')
      // To anybody else there is no such account.
      if (!row || (row.person !== call.actor.id && !standingOf(call, center).has('it'))) return problem('ACCOUNT_UNKNOWN')
      if (row.lockedAt === null) await tx.update(account).set({ lockedAt: call.now }).where(and(eq(account.center, center), eq(account.account, name)))
      return versionOf(await write({ stream: `account/${center}/${name}`, events: [{ type: 'AccountLocked', account: name }], place: { center } }, [rules.policy?.accounts?.clause]))
    }),

    ownAccounts: (_, call) => service.read(call, async (tx) => {
      const rows = await tx.select().from(account).where(eq(account.person, call.actor.id)).orderBy(asc(account.account))
      return { ok: true, value: { rows: rows.map(({ center, account: name, system, lockedAt }) => ({ center, account: name, system, lockedAt: lockedAt?.toString() ?? null })) } }
    }),

    agree: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, write }) => {
      const { center, person } = input
      const on = Temporal.PlainDate.from(input.on)
      if (Temporal.PlainDate.compare(on, dateOf(call.now)) > 0) return problem('IN_FUTURE')
      if (!(await isOfCenter(tx, person, { center, on: dateOf(call.now) }))) return problem('PERSON_UNKNOWN', { details: { person } })
      await tx.insert(agreement).values({ center, person, on }).onConflictDoNothing()
      return versionOf(await write({ stream: `agreement/${center}/${person}`, events: [{ type: 'AgreementFiled', person, on: input.on }], place: { center } }, [rules.policy?.agreements?.clause]))
    }),

    unagreed: async ({ center }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { policy } = await loadRules(tx, center, call.now)
      const rule = policy?.agreements
      if (!rule) return { ok: true, value: { clause: null, rows: [] } }
      const today = dateOf(call.now)
      const [accounts, signed, seats] = await Promise.all([
        tx.select().from(account).where(eq(account.center, center)).orderBy(asc(account.account)),
        tx.select().from(agreement).where(and(eq(agreement.center, center), lte(agreement.on, today))),
        tx.sql<{ person: string; window: string | null }>('select person, "window" from posting where center = $1 and starts_on <= $2 and (ends_on is null or ends_on > $2)', [center, today]),
      ])
      const agreed = new Set(signed.map(({ person }) => person))
      const windows = new Map(seats.map(({ person, window }) => [person, window]))
      const rows = [...Map.groupBy(accounts.filter(({ person }) => !agreed.has(person)), ({ person }) => person)]
        .map(([person, own]) => ({ person, window: windows.get(person) ?? null, accounts: own.map((one) => one.account) }))
      return { ok: true, value: { clause: rule.clause, rows } }
    }),
  }
}
