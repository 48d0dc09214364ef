import type { Transaction } from '@hall/database'
import { ANSWER_WITHIN_SECONDS, isRepeatable, MOST_AT_ONCE, MOST_ATTEMPTS, type Order, type OrderKind } from '../domain/device/orders.ts'

const KINDS: readonly OrderKind[] = ['set_user', 'delete_user', 'set_time', 'reboot', 'resend']
const REPEATABLE = KINDS.filter(isRepeatable)

export interface Ordering { readonly center: string; readonly serial: string; readonly by: string; readonly now: Temporal.Instant }

/** Puts orders into the queue of a terminal, in their order. Answers their numbers. */
export async function order(tx: Transaction, { center, serial, by, now }: Ordering, orders: readonly Order[]): Promise<number[]> {
  const rows = await tx.sql<{ id: number }>(
    `insert into device_command (center, serial, "order", kind, state, ordered_by, ordered_at)
     select $1, $2, o."order", o."order" ->> 'kind', 'waiting', $3, $4 from jsonb_array_elements($5::jsonb) with ordinality as o("order", n) order by o.n returning id::int`,
    [center, serial, by, now, JSON.stringify(orders)])
  return rows.map(({ id }) => id)
}

export interface Taken { readonly id: number; readonly order: Order }

/**
 * What the terminal is to be told now, oldest first: what was never sent, and what was sent and not answered in time, where
 * doing it twice does no harm. The rest of that is left as unanswered for somebody to look at.
 */
export async function takeOrders(tx: Transaction, serial: string, now: Temporal.Instant): Promise<Taken[]> {
  await tx.sql(
    `update device_command set state = 'unanswered' where serial = $1 and state = 'sent' and sent_at < $2::timestamptz - interval '${ANSWER_WITHIN_SECONDS} seconds'
       and (not (kind = any ($3)) or attempts >= ${MOST_ATTEMPTS})`, [serial, now, REPEATABLE], 'command.give-up')
  const taken = await tx.sql<Taken>(
    `update device_command set state = 'sent', sent_at = $2, attempts = attempts + 1 where id in (
       select id from device_command where serial = $1 and (state = 'waiting' or (state = 'sent' and sent_at < $2::timestamptz - interval '${ANSWER_WITHIN_SECONDS} seconds'))
       order by id limit ${MOST_AT_ONCE} for update skip locked
     ) returning id::int, "order"`, [serial, now], 'command.take')
  return taken.sort((a, b) => a.id - b.id)
}

/** Whether anything waits for the terminal: asked at every poll, before anything is locked. */
export async function hasOrders(tx: Transaction, serial: string): Promise<boolean> {
  return (await tx.sql(`select 1 from device_command where serial = $1 and state in ('waiting', 'sent') limit 1`, [serial], 'command.any')).length > 0
}

export interface Answered { readonly id: number; readonly kind: OrderKind; readonly order: Order; readonly returnCode: number }

/** Notes the first answer to each; one that was answered stays as it was. */
export function answerOrders(tx: Transaction, { serial, now }: { serial: string; now: Temporal.Instant }, answers: readonly { id: number; returnCode: number }[]): Promise<Answered[]> {
  return tx.sql(
    `update device_command c set state = case when a.code >= 0 then 'done' else 'failed' end, answered_at = $2, return_code = a.code
     from (select distinct on (id) * from unnest($3::bigint[], $4::int[]) as t(id, code)) a
     where c.id = a.id and c.serial = $1 and c.state in ('sent', 'unanswered') returning c.id::int, c.kind, c."order", c.return_code as "returnCode"`,
    [serial, now, answers.map(({ id }) => id), answers.map(({ returnCode }) => returnCode)], 'command.answer')
}

/** A terminal that greets again after it was told to restart has restarted. */
export async function noteRestart(tx: Transaction, serial: string, now: Temporal.Instant): Promise<void> {
  await tx.sql(`update device_command set state = 'done', answered_at = $2, return_code = 0 where serial = $1 and kind = 'reboot' and state in ('sent', 'unanswered')`, [serial, now], 'command.restarted')
}

/** Off by so much, a terminal is told the time by itself. */
const SET_TIME_FROM_SECONDS = 30

/** Keeps a measure that differs from the one before, and has the clock set where it is off; nothing is ordered twice. */
export async function noteDrift(tx: Transaction, { serial, center, before, now }: { serial: string; center: string; before: number | null; now: Temporal.Instant }, seconds: number): Promise<void> {
  if (before === seconds) return
  await tx.sql('insert into device_drift (serial, center, at, seconds) values ($1, $2, $3, $4) on conflict do nothing', [serial, center, now, seconds], 'drift.keep')
  if (Math.abs(seconds) < SET_TIME_FROM_SECONDS) return
  await tx.sql(
    `insert into device_command (center, serial, "order", kind, state, ordered_by, ordered_at)
     select $1, $2, '{"kind": "set_time"}', 'set_time', 'waiting', 'system:attendance', $3
     where not exists (select 1 from device_command where serial = $2 and kind = 'set_time' and state in ('waiting', 'sent'))`, [center, serial, now], 'drift.set')
}
