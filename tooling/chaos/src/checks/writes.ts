import { isDeepStrictEqual } from 'node:util'
import type { Acknowledged, CommandKind, Ledger } from '../load/ledger.ts'
import type { Complaint, Line } from '../report.ts'
import type { ServiceName, Stores } from '../stores.ts'
import { checkOnce, countEach } from './once.ts'

/** Where a command leaves what it did: a row of its own by key, and an event in the journal. */
interface Trace { readonly service: ServiceName; readonly rows: string; readonly event: string }

const PUBLISHED_VERSIONS = `select effective_from::text as key from policy_version where state = 'published' and version > 1`
const TRACES: Readonly<Record<CommandKind, Trace>> = {
  'grants.give': { service: 'organization', event: 'GrantGiven', rows: `select person || '/' || starts_on as key from role_grant` },
  'roster.apply': { service: 'organization', event: 'PersonPosted', rows: `select person as key from posting where person like 'CN%'` },
  'absences.register': { service: 'attendance', event: 'AbsenceRegistered', rows: `select person || '/' || to_char(starts_at, 'YYYY-MM-DD"T"HH24:MI:SS') as key from absence` },
  'policies.draft': { service: 'regulation', event: 'PolicyDrafted', rows: 'select effective_from::text as key from policy_version where version > 1' },
  'policies.review': { service: 'regulation', event: 'PolicyReviewed', rows: `select effective_from::text as key from policy_version where state <> 'draft' and version > 1` },
  'policies.publish': { service: 'regulation', event: 'PolicyPublished', rows: PUBLISHED_VERSIONS },
}

interface Found { readonly lines: Line[]; readonly complaints: Complaint[] }

/** Every command with an outcome has done its work once, and the outcome kept is the one that was told. */
export async function checkCommands({ commands, retries }: Ledger, stores: Stores): Promise<Found> {
  const kinds = Object.keys(TRACES) as CommandKind[]
  const found = await Promise.all(kinds.map(async (kind) => {
    const given = commands.filter((command) => command.kind === kind)
    const { service, rows, event } = TRACES[kind]
    const store = stores[service]
    const [keys, journaled, outcomes] = await Promise.all([
      store.keys(rows),
      store.rows<{ key: string; n: number }>('select command_id::text as key, count(*)::int as n from journal where type = $1 group by command_id', [event]),
      store.rows<{ key: string; outcome: { value?: unknown } }>('select command_id::text as key, outcome from command_outcome'),
    ])
    const events = new Map(journaled.map(({ key, n }) => [key, n]))
    const kept = new Map(outcomes.map(({ key, outcome }) => [key, outcome]))
    const written = countEach(keys)
    const times = ({ key, commandId }: Acknowledged) => [written.get(key) ?? 0, events.get(commandId) ?? 0, Number(kept.has(commandId))]
    const { unasked } = checkOnce(given.map(({ key }) => key), keys)
    return {
      line: {
        name: kind, acknowledged: given.length, retried: retries.get(kind) ?? 0,
        lost: given.filter((one) => times(one).includes(0)).map(({ key }) => key),
        doubled: given.filter((one) => times(one).some((n) => n > 1)).map(({ key }) => key),
      },
      complaints: [
        ...unasked.map((key): Complaint => ({ code: 'unasked', values: { what: `${kind} ${key}` } })),
        ...given.filter(({ commandId, value }) => kept.has(commandId) && !isDeepStrictEqual(kept.get(commandId)!.value, value))
          .map(({ key }): Complaint => ({ code: 'otherOutcome', values: { what: `${kind} ${key}` } })),
      ],
    }
  }))
  return { lines: found.map(({ line }) => line), complaints: found.flatMap(({ complaints }) => complaints) }
}

const PUNCHES = `select serial || '/' || number || '/' || to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS') as key from punch where serial is not null`

/** Every line a terminal was told OK for is one check of somebody, and nothing else is. */
export async function checkPunches({ punches, retries }: Ledger, { attendance }: Stores): Promise<Found> {
  const { lost, doubled, unasked } = checkOnce(punches, await attendance.keys(PUNCHES))
  const unread = await attendance.rows<{ code: string; n: number }>('select code, count(*)::int as n from unread_line group by code')
  return {
    lines: [{ name: 'punches', acknowledged: punches.length, retried: retries.get('punches') ?? 0, lost, doubled }],
    complaints: [
      ...unasked.map((key): Complaint => ({ code: 'unasked', values: { what: `punch ${key}` } })),
      ...unread.map(({ code, n }): Complaint => ({ code: 'unread', values: { what: code, n } })),
    ],
  }
}
