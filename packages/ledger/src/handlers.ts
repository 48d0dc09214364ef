import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { EVERYTHING } from '@hall/access'
import type { Contract, ledger } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { CallContext, Handlers } from '@hall/rpc'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, asc, desc, eq, gt, lte } from 'drizzle-orm'
import { FORMAT, GENESIS_HASH, headText, linkOf } from './chain.ts'
import { loadEntries } from './entries.ts'
import { findKey, loadKey, signText } from './keys.ts'
import { ledgerHead } from './schema.ts'

export type LedgerHandlers = Handlers<Contract<{ ledger: typeof ledger }>>['ledger']

/** Entries of a part. A reply carries 1 MB. */
const PART = 300
const SCRIPT = fileURLToPath(new URL('../verify-ledger.mjs', import.meta.url))

/** The group `ledger`. Who may export must see all of the center: the table of permissions names only such roles. */
export function ledgerHandlers(service: ServiceContext): LedgerHandlers {
  return {
    export: async ({ center, after }, call: CallContext) => outside(call, { center }) ?? service.db.transaction(EVERYTHING, async (tx) => {
      // Over all that was sealed when the part was read; what is appended meanwhile comes with a later part.
      const start = await startBefore(tx, center, after)
      const { links, more } = await linksAfter(tx, { center, after, start })
      const heads = await headsBetween(tx, center, { from: after, to: links.at(-1)?.number ?? after })
      const lines = links.flatMap((link) => [
        JSON.stringify({ kind: 'entry', ...link }),
        ...heads.filter(({ number }) => number === link.number).map((head) => JSON.stringify({ kind: 'head', ...headView(head) })),
      ])
      if (after === 0) lines.unshift(JSON.stringify({ kind: 'ledger', format: FORMAT, service: service.name, center, key: { algorithm: 'Ed25519', public: (await loadKey(tx, call.now)).publicKey } }))
      const last = links.at(-1) ?? start
      if (more) return { ok: true, value: { lines, next: last.number } }
      const at = call.now.toString()
      const signature = signText(await loadKey(tx, call.now), headText({ service: service.name, center, date: `end ${at}`, number: last.number, hash: last.hash }))
      lines.push(JSON.stringify({ kind: 'end', at, number: last.number, hash: last.hash, signature }))
      return { ok: true, value: { lines, next: null } }
    }),

    heads: ({ center, size }) => service.db.read(EVERYTHING, async (tx) => {
      const key = await findKey(tx)
      const rows = await tx.select().from(ledgerHead).where(eq(ledgerHead.center, center)).orderBy(desc(ledgerHead.date)).limit(size)
      return { ok: true, value: { service: service.name, key: key ? { algorithm: 'Ed25519' as const, public: key.publicKey } : null, rows: rows.map(headView) } }
    }),

    script: async () => ({ ok: true, value: { filename: 'verify-ledger.mjs', text: readFileSync(SCRIPT, 'utf8') } }),
  }
}

function headView({ date, number, hash, signature }: typeof ledgerHead.$inferSelect) {
  return { date: date.toString(), number, hash, signature }
}

interface Start { readonly number: number; readonly hash: string; readonly position: number }

/** The last signed head not after an entry: from there the chain is computed. */
async function startBefore(tx: Transaction, center: string, after: number): Promise<Start> {
  const [head] = await tx.select().from(ledgerHead).where(and(eq(ledgerHead.center, center), lte(ledgerHead.number, after))).orderBy(desc(ledgerHead.number)).limit(1)
  return head ?? { number: 0, hash: GENESIS_HASH, position: 0 }
}

async function linksAfter(tx: Transaction, { center, after, start }: { center: string; after: number; start: Start }) {
  const rows = await loadEntries(tx.sql, { center, after: start.position, limit: after - start.number + PART + 1 })
  let previous: { number: number; hash: string } = start
  const links = rows.map(({ entry }) => {
    const link = linkOf(previous, entry)
    previous = link
    return link
  })
  const wanted = links.filter(({ number }) => number > after)
  return { links: wanted.slice(0, PART), more: wanted.length > PART }
}

function headsBetween(tx: Transaction, center: string, { from, to }: { from: number; to: number }) {
  return tx.select().from(ledgerHead).where(and(eq(ledgerHead.center, center), gt(ledgerHead.number, from), lte(ledgerHead.number, to))).orderBy(asc(ledgerHead.date))
}
