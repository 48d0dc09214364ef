import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { outside, type ServiceContext, today } from '@hall/service-kit'
import { findFiles } from '../db/file-store.ts'
import { holdingsOf } from '../db/holding-store.ts'
import { namesOf } from '../db/name-store.ts'
import { sinceOf, type Stay, staysAt } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { rosterWorkbook } from '../documents/roster-workbook.ts'
import type { Rules } from '../domain/rules.ts'
import { deductedIn, latestAppraisals } from '../reading/appraisals.ts'
import { volumeOf } from '../reading/volume.ts'
import { boardOf, type CenterBoard, forcedReleases } from '../reading/center-board.ts'
import { fileView } from '../views.ts'
import type { PersonnelHandlers } from './handlers.ts'

type Day = Temporal.PlainDate

export function staffHandlers(service: ServiceContext): PersonnelHandlers['staff'] {
  return {
    department: async ({ department }, call) => outside(call, { department }) ?? service.read(call, async (tx) => {
      const stays = await staysAt(tx, { department }, today(call))
      const files = await findFiles(tx, { department, open: true })
      return { ok: true, value: { people: await linesOf(tx, stays, today(call)), files: files.map(fileView) } }
    }),

    center: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const board = await boardOf(tx, center, on === undefined ? today(call) : Temporal.PlainDate.from(on))
      const files = await findFiles(tx, { center, open: true })
      return { ok: true, value: { windows: board.windows, files: files.map(fileView) } }
    }),

    volume: async ({ center, month, window }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { all, centers, departments, windows: own } = call.reach
      const rules = await findRules(tx, center, today(call))
      // Of windows beyond the reach only a part would be counted.
      const windows = (await volumeOf(tx, { center, window, month })).filter((one) => all || centers.includes(center) || departments.includes(one.department) || own.includes(one.window))
      return { ok: true, value: { clause: rules?.policy.sentBy?.clause ?? null, windows } }
    }),

    city: (_input, call) => service.read(call, async (tx) => {
      const rows = await tx.sql<{ center: string; people: number }>(
        `select center, count(*)::int as people from posting where center is not null and starts_on <= $1 and (ends_on is null or ends_on > $1) group by center order by center`, [today(call)])
      const forced = await forcedReleases(tx)
      const centers = []
      for (const { center, people } of rows) centers.push({ center, people, ...countsOf(await boardOf(tx, center, today(call))), forced: forced.filter((one) => one.center === center).length })
      return { ok: true, value: { centers, forced } }
    }),

    person: async ({ person }, call) => service.read(call, async (tx) => {
      const postings = await tx.sql<Omit<Stay, 'center'> & { center: string | null }>(
        `select person, name, center, department, "window", lead, starts_on as "from", ends_on as until from posting where person = $1 order by starts_on desc`, [person])
      const files = await findFiles(tx, { person })
      if (postings.length === 0 && files.length === 0) return outside(call, { person }) ?? problem('NOT_FOUND')
      const now = postings.find(({ from, until, center }) => center !== null && from.toString() <= today(call).toString() && (until === null || until.toString() > today(call).toString()))
      const [line] = now ? await linesOf(tx, [now as Stay], today(call)) : []
      return {
        ok: true,
        value: {
          name: postings[0]?.name ?? files[0]!.name,
          postings: postings.map(({ center, department, window, lead, from, until }) => ({ center, department, window, lead, from: from.toString(), until: until?.toString() ?? null })),
          files: files.map(fileView), holdings: await holdingsOf(tx, person), minimumOn: line?.minimumOn ?? null, maximumOn: line?.maximumOn ?? null,
        },
      }
    }),

    tenure: async ({ center, department, days }, call) => outside(call, { center, department }) ?? service.read(call, async (tx) => {
      const now = today(call)
      const rulesOf = rulesBy(tx, now)
      const rows = []
      for (const line of await linesOf(tx, (await staysAt(tx, { center, department }, now)).filter(({ window }) => window !== null), now)) {
        const policy = (await rulesOf(line.center))?.policy
        for (const [limit, on, clause] of [['minimum', line.minimumOn, policy?.minTerm?.clause], ['maximum', line.maximumOn, policy?.maxTerm?.clause]] as const) {
          if (on === null || clause === undefined) continue
          const inDays = now.until(Temporal.PlainDate.from(on)).days
          const { person, name, department: of, window, since } = line
          if (inDays >= 0 && inDays <= days) rows.push({ person, name, center: line.center, department: of, window, since, limit, on, inDays, clause })
        }
      }
      return { ok: true, value: { rows: rows.sort((a, b) => a.inDays - b.inDays) } }
    }),

    exceptions: async ({ center, department, year }, call) => outside(call, { center, department }) ?? service.read(call, async (tx) => {
      const rows = await tx.sql<{ id: string; kind: string; center: string; window: string | null; person: string | null; name: string; exception: { on: string; by: string; reason: string; clauses: string[] } }>(
        `select id, kind, center, "window", person, name, state -> 'exception' as exception from file
         where jsonb_typeof(state -> 'exception') = 'object' and state -> 'exception' ->> 'on' like $1 and ($2::text is null or center = $2) and ($3::text is null or department = $3)
         order by state -> 'exception' ->> 'on' desc limit 1000`, [`${year}-%`, center, department])
      return { ok: true, value: { rows: rows.map(({ exception, ...row }) => ({ ...row, ...exception })) } }
    }),

    post: async ({ center, post }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rows = await tx.sql<{ person: string; name: string | null; capacity: 'primary' | 'backup'; from: Day; until: Day | null }>(
        `select s.person, (select name from posting p where p.person = s.person order by p.starts_on desc limit 1) as name, capacity, starts_on as "from", ends_on as until
         from seat s where center = $1 and post = $2 order by starts_on desc, capacity desc`, [center, post])
      return { ok: true, value: { rows: rows.map(({ name, from, until, ...row }) => ({ ...row, name: name ?? row.person, from: from.toString(), until: until?.toString() ?? null })) } }
    }),

    roster: async ({ center, department, on }, call) => outside(call, { center, department }) ?? service.read(call, async (tx) => {
      const day = on === undefined ? today(call) : Temporal.PlainDate.from(on)
      const lines = await linesOf(tx, await staysAt(tx, { center, department }, day), day)
      const name = await namesOf(tx, lines.flatMap((line) => [line.center, line.department, line.window]))
      return { ok: true, value: await rosterWorkbook(lines.map((line) => ({ ...line, center: name(line.center).zh, department: name(line.department).zh, window: name(line.window).zh })), day.toString()) }
    }),

    gaps: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => ({
      ok: true, value: { rows: (await boardOf(tx, center, on === undefined ? today(call) : Temporal.PlainDate.from(on))).gaps },
    })),
  }
}

function countsOf({ windows, files, papers, exceptions }: CenterBoard) {
  return { windows: windows.length, breaking: windows.filter(({ broken }) => broken.length > 0).length, openFiles: files, papers, exceptions }
}

function rulesBy(tx: Transaction, on: Day): (center: string) => Promise<Rules | undefined> {
  const known = new Map<string, Rules | undefined>()
  return async (center) => {
    if (!known.has(center)) known.set(center, await findRules(tx, center, on))
    return known.get(center)
  }
}

/** People with where they stand in their term. */
async function linesOf(tx: Transaction, stays: readonly Stay[], on: Day) {
  const rulesOf = rulesBy(tx, on)
  const persons = stays.map(({ person }) => person)
  const [appraisals, deducted] = await Promise.all([latestAppraisals(tx, persons), deductedIn(tx, persons, on.year)])
  const [files, holdings, registered, complaints, conduct] = await Promise.all([
    countBy(tx, `select person, count(*)::int as count from file where open and kind not in ('call', 'task') and person = any ($1) group by person`, [persons]),
    countBy(tx, 'select person, count(*)::int as count from holding where open and person = any ($1) group by person', [persons]),
    countBy(tx, `select person, count(*)::int as count from file where kind = 'entry' and state -> 'registration' <> 'null' and person = any ($1) group by person`, [persons]),
    countBy(tx, `select person, count(*)::int as count from conduct_fact where kind = 'complaint' and founded and person = any ($1) and happened_on > $2::date group by person`, [persons, on.subtract({ years: 1 })]),
    countBy(tx, `select person, count(*)::int as count from conduct_fact where kind in ('record', 'deduction', 'breach', 'consequence') and founded and person = any ($1) and happened_on > $2::date group by person`, [persons, on.subtract({ years: 1 })]),
  ])
  const lines = []
  for (const stay of stays) {
    const policy = (await rulesOf(stay.center))?.policy
    const since = await sinceOf(tx, stay)
    const { person, name, center, department, window, lead } = stay
    const term = (years: number | undefined) => (years === undefined || window === null ? null : since.add({ years }).toString())
    lines.push({
      person, name, center, department, window, lead, since: since.toString(), minimumOn: term(policy?.minTerm?.value.years), maximumOn: term(policy?.maxTerm?.value.years),
      openFiles: files.get(person) ?? 0, holdings: holdings.get(person) ?? 0, registered: registered.has(person), complaints: complaints.get(person) ?? 0, conduct: conduct.get(person) ?? 0,
      appraisal: appraisals.get(person) ?? null, deducted: deducted.get(person) ?? null,
    })
  }
  return lines
}

async function countBy(tx: Transaction, query: string, values: unknown[]): Promise<Map<string, number>> {
  const rows = await tx.sql<{ person: string; count: number }>(query, values)
  return new Map(rows.map(({ person, count }) => [person, count]))
}
