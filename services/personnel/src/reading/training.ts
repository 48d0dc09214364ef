import type { PairFile, SessionFile } from '@hall/contract-personnel'
import type { Transaction } from '@hall/database'
import type { TrainingPolicy } from '@hall/regulation'

async function trainingsOf(tx: Transaction, { center, year }: { center: string; year: number }): Promise<SessionFile[]> {
  const rows = await tx.sql<{ state: SessionFile }>(`select state from session where center = $1 and kind = 'training' and extract(year from starts_at) = $2`, [center, year])
  return rows.map(({ state }) => state)
}

const cameTo = ({ attendees }: SessionFile, person: string) => attendees.some((one) => one.person === person && (one.state === 'present' || one.state === 'late'))

/** Backups in force who have not been trained: for the post, or at all in the year, as the regulation has it. */
export async function backupsWithout(tx: Transaction, { center, year, rule }: { center: string; year: number; rule: TrainingPolicy['backups'] }) {
  if (!rule) return []
  const [pairs, trainings] = await Promise.all([
    tx.sql<{ state: PairFile }>(`select state from file where kind = 'pair' and center = $1 and status = 'active'`, [center]), trainingsOf(tx, { center, year }),
  ])
  return pairs.map(({ state }) => state)
    .filter(({ post, backup }) => !trainings.some((one) => cameTo(one, backup) && (rule.value.per === 'year' || one.posts.includes(post))))
    .map(({ post, backup }) => ({ post, backup, clause: rule.clause }))
}

/** Pairs in force of whom one has not taught the other in the year: each learns by a training for the other's post. */
export async function untaught(tx: Transaction, { center, year, rule }: { center: string; year: number; rule: TrainingPolicy['mutual'] }) {
  if (!rule) return []
  const [pairs, trainings, seats] = await Promise.all([
    tx.sql<{ state: PairFile }>(`select state from file where kind = 'pair' and center = $1 and status = 'active'`, [center]), trainingsOf(tx, { center, year }),
    tx.sql<{ post: string; person: string }>(`select post, person from seat where center = $1 and capacity = 'primary' and ends_on is null`, [center]),
  ])
  const taught = (person: string, posts: readonly string[]) => trainings.some((one) => cameTo(one, person) && one.posts.some((post) => posts.includes(post)))
  return pairs.map(({ state }) => state).flatMap(({ post, holder, backup }) => {
    const own = seats.filter(({ person }) => person === backup).map((seat) => seat.post)
    const missing = [...(taught(backup, [post]) ? [] : ['holder_to_backup' as const]), ...(own.length === 0 || taught(holder, own) ? [] : ['backup_to_holder' as const])]
    return missing.length > 0 ? [{ post, holder, backup, missing, clause: rule.clause }] : []
  })
}

/** Sessions and minutes by person and category. */
export async function trainingRecord(tx: Transaction, { center, year, person }: { center: string; year: number; person: string | undefined }) {
  const rows = new Map<string, { person: string; name: string; topic: string; sessions: number; minutes: number; missed: number }>()
  for (const one of await trainingsOf(tx, { center, year })) {
    const minutes = Math.round(Temporal.PlainDateTime.from(one.startsAt).until(Temporal.PlainDateTime.from(one.endsAt)).total('minutes'))
    for (const { person: of, name, state } of one.attendees) {
      if (person !== undefined && of !== person) continue
      const key = `${of} ${one.topic}`
      const row = rows.get(key) ?? { person: of, name, topic: one.topic, sessions: 0, minutes: 0, missed: 0 }
      const came = state === 'present' || state === 'late'
      rows.set(key, { ...row, sessions: row.sessions + (came ? 1 : 0), minutes: row.minutes + (came ? minutes : 0), missed: row.missed + (state === 'absent' ? 1 : 0) })
    }
  }
  return [...rows.values()].sort((a, b) => a.person.localeCompare(b.person) || a.topic.localeCompare(b.topic))
}
