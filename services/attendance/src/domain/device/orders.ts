import type { Order as Ordered } from '@hall/contract-attendance'

export type Order = Ordered
export type OrderKind = Order['kind']

/** Sent again when no answer has come after so long; what a terminal does twice harmlessly only. */
export const ANSWER_WITHIN_SECONDS = 120
export const MOST_ATTEMPTS = 20
/** So many at a time: terminals of this family read no longer answers. */
export const MOST_AT_ONCE = 50

/** Done twice, these do no harm: the same user, the same deletion, the time of the moment, lines that are known. A restart is one. */
export function isRepeatable(kind: OrderKind): boolean {
  switch (kind) {
    case 'set_user': case 'delete_user': case 'set_time': case 'resend': return true
    case 'reboot': return false
  }
}

/** `C:<id>:<command>`, as the answer to a poll carries it (push protocol, getrequest). */
export function commandLine(id: number, order: Order, localNow: Temporal.PlainDateTime): string {
  return `C:${id}:${wordsOf(order, localNow)}`
}

function wordsOf(order: Order, localNow: Temporal.PlainDateTime): string {
  switch (order.kind) {
    case 'set_user': return `DATA UPDATE USERINFO PIN=${order.number}\tName=${oneLine(order.name)}\tPri=0`
    case 'delete_user': return `DATA DELETE USERINFO PIN=${order.number}`
    case 'set_time': return `SET OPTION DateTime=${encodedTime(localNow)}`
    case 'reboot': return 'REBOOT'
    case 'resend': return `DATA QUERY ATTLOG StartTime=${textOf(order.from)}\tEndTime=${textOf(order.to)}`
  }
}

/** A name may not end the line or the field it stands in. */
function oneLine(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').trim()
}

function textOf(local: string): string {
  return Temporal.PlainDateTime.from(local).toString({ smallestUnit: 'second' }).replace('T', ' ')
}

/** Seconds as terminals count them: months of 31 days since 2000. */
export function encodedTime({ year, month, day, hour, minute, second }: Temporal.PlainDateTime): number {
  return ((year - 2000) * 12 * 31 + (month - 1) * 31 + day - 1) * 86_400 + hour * 3600 + minute * 60 + second
}

export interface Answer { readonly id: number; readonly returnCode: number }

/** The answers in the body of `devicecmd`, one a line: `ID=1&Return=0&CMD=DATA`. Lines that are none are left out. */
export function readAnswers(body: string): Answer[] {
  return body.split(/\r\n|\n|\r/).flatMap((line) => {
    const fields = new URLSearchParams(line.trim())
    const [id, returned] = [fields.get('ID') ?? '', fields.get('Return') ?? '']
    return /^\d{1,15}$/.test(id) && /^-?\d{1,6}$/.test(returned) ? [{ id: Number(id), returnCode: Number(returned) }] : []
  })
}

/** Below zero the terminal did not do it. */
export function isDone({ returnCode }: Answer): boolean {
  return returnCode >= 0
}
