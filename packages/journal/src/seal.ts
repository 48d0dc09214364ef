import type { Sql } from '@hall/database'
import { type ChainHead, GENESIS, linkHash } from './chain.ts'
import type { Digest } from './digest.ts'
import { JOURNAL_COLUMNS, type JournalRow } from './recorded-event.ts'

/** An event with its place in the order of publication. */
export interface SealedRow extends ChainHead { readonly row: JournalRow }

/** In order of seq: whatever an event could have seen has a lower one and is committed, so it is here or sealed already. */
const PENDING = `
  select ${JOURNAL_COLUMNS} from (select seq, journal_id from journal_pending order by seq limit $1) p
  join journal j on j.id = p.journal_id order by p.seq`

const SEAL = `
  with sealed as (
    insert into journal_chain (position, journal_id, seq, algorithm, hash)
    select * from unnest($1::bigint[], $2::uuid[], $3::bigint[], array_fill($4::text, array[cardinality($1::bigint[])]), $5::bytea[])
  )
  delete from journal_pending where seq = any ($3::bigint[])`

/** Reads the end of the chain. */
export async function findHead(sql: Sql): Promise<ChainHead> {
  const [head] = await sql<ChainHead>('select position, hash from journal_chain order by position desc limit 1')
  return head ?? GENESIS
}

/** Gives the oldest committed events their place after `head`. One caller at a time: the relay's lease. */
export async function seal(sql: Sql, head: ChainHead, { digest, limit }: { digest: Digest; limit: number }): Promise<SealedRow[]> {
  const rows = await sql<JournalRow>(PENDING, [limit], 'relay.pending')
  if (rows.length === 0) return []
  let { position, hash } = head
  const sealed = rows.map((row) => {
    position += 1
    hash = linkHash(digest, hash, { position, row })
    return { position, hash, row }
  })
  await sql(SEAL, [sealed.map((link) => link.position), rows.map(({ id }) => id), rows.map(({ seq }) => seq), digest.name,
    sealed.map((link) => link.hash)], 'relay.seal')
  return sealed
}

/** Links after a position, for what was sealed before and is not published yet. */
export function loadSealed(sql: Sql, after: number, limit: number): Promise<SealedRow[]> {
  return sql<JournalRow & { position: number; hash: Buffer }>(
    `select c.position, c.hash, ${JOURNAL_COLUMNS} from journal_chain c join journal j on j.id = c.journal_id
     where c.position > $1 order by c.position limit $2`, [after, limit],
  ).then((rows) => rows.map(({ position, hash, ...row }) => ({ position, hash, row })))
}
