import { EVERYTHING } from '@hall/access'
import type { Database, Sql } from '@hall/database'
import type { ChainHead } from './chain.ts'
import { type JournalProblem, type Link, startChainWalk } from './chain-walk.ts'
import { JOURNAL_COLUMNS, type JournalRow } from './recorded-event.ts'

export interface Verification {
  readonly links: number
  /** In order of position, then events outside of the chain in order of seq. */
  readonly problems: readonly JournalProblem[]
  /** To be kept elsewhere and given to the next verification. */
  readonly head: ChainHead
}

const PAGE = 2000

/**
 * Recomputes the whole chain on one snapshot and reports everything that does not fit. `heads` are heads kept elsewhere: earlier
 * verifications, messages of the stream. Without them a chain that was rewritten or cut together with the relay's cursor passes.
 */
export function verifyJournal(db: Database, heads: readonly ChainHead[] = []): Promise<Verification> {
  return db.read(EVERYTHING, async ({ sql }) => {
    const walk = startChainWalk(new Map(heads.map(({ position, hash }) => [position, hash])))
    for (let page = await loadLinks(sql, 0); page.length > 0; page = await loadLinks(sql, page.at(-1)!.position)) page.forEach(walk.visit)
    const { links, problems, head } = walk.end()
    const [published] = await sql<{ position: number }>('select coalesce(max(position), 0) as position from relay_cursor')
    const end = Math.max(published!.position, ...heads.map(({ position }) => position))
    const tail: JournalProblem[] = end > head.position ? [{ kind: 'cut', position: head.position + 1 }] : []
    return { links, head, problems: [...problems, ...tail, ...(await listInserted(sql))] }
  })
}

async function loadLinks(sql: Sql, after: number): Promise<Link[]> {
  const rows = await sql<Omit<Link, 'row'> & { event: JournalRow['id'] | null } & JournalRow & { link_seq: number }>(`
    select c.position, c.seq as link_seq, c.algorithm, c.hash, ${JOURNAL_COLUMNS}
    from journal_chain c left join journal j on j.id = c.journal_id
    where c.position > $1 order by c.position limit ${PAGE}`, [after])
  return rows.map(({ position, link_seq: seq, algorithm, hash, ...row }) => ({ position, seq, algorithm, hash, row: row.id === null ? undefined : row }))
}

async function listInserted(sql: Sql): Promise<JournalProblem[]> {
  const rows = await sql<{ seq: number; stream: string; version: number }>(`
    select j.seq, j.stream, j.version from journal j
    where not exists (select 1 from journal_chain c where c.journal_id = j.id)
      and not exists (select 1 from journal_pending p where p.journal_id = j.id)
    order by j.seq`)
  return rows.map((row) => ({ kind: 'inserted', ...row }))
}
