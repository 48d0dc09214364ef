import type { SessionFile } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import { and, eq, lt } from 'drizzle-orm'
import { session } from '../db/schema.ts'
import type { SessionRules } from '../domain/session/session.ts'

/** Heads of sections hold one of these. */
const SECTION_HEADS = ['coordination', 'supervision', 'general_office', 'it']

/** Roles the regulation calls to a kind of meeting; undefined where it names none, and for meetings whose windows are chosen one by one. */
export function rolesOf(topic: string, { meetings }: SessionRules): string[] | undefined {
  const attendance = meetings.kinds?.find(({ id }) => id === topic)?.attendance
  if (!attendance || attendance.value.members.includes('window_staff')) return undefined
  return [...attendance.value.chair, ...attendance.value.members].flatMap((role) => (role === 'section_head' ? SECTION_HEADS : [role]))
}

/** Roles at a center by person, from the rights they hold. */
export async function rolesHeld(tx: Transaction, center: string): Promise<{ person: string; role: string }[]> {
  const rows = await tx.sql<{ person: string; label: string }>(`select person, label_zh as label from holding where kind = 'role' and open and label_zh like $1 order by person`, [`%:${center}%`])
  return rows.map(({ person, label }) => ({ person, role: label.split('@')[0]! }))
}

/** Who is called to a meeting of a center by the roles they hold. */
export async function calledByRole(tx: Transaction, { center, roles }: { center: string; roles: readonly string[] | undefined }): Promise<{ person: string; name: string }[] | undefined> {
  if (!roles) return undefined
  const persons = [...new Set((await rolesHeld(tx, center)).filter(({ role }) => roles.includes(role)).map(({ person }) => person))]
  if (persons.length === 0) return undefined
  const names = await tx.sql<{ person: string; name: string }>('select distinct on (person) person, name from posting where person = any ($1) order by person, starts_on desc', [persons])
  return persons.map((person) => ({ person, name: names.find((row) => row.person === person)?.name ?? person }))
}

/** Tasks of earlier meetings of the same kind that are not done. */
export async function openDecisions(tx: Transaction, { center, kind, topic, startsAt }: typeof session.$inferSelect) {
  const earlier = await tx.select().from(session).where(and(eq(session.center, center), eq(session.kind, kind), eq(session.topic, topic), lt(session.startsAt, startsAt))).limit(500)
  return earlier.map(({ state }) => state as unknown as SessionFile).flatMap(({ id, title, decisions }) => decisions.filter(({ doneOn }) => doneOn === null).map((one) => ({ ...one, session: id, title })))
}
