import { EVERYTHING } from '@hall/access'
import type { Job, ServiceContext } from '@hall/service-kit'

const AT_ONCE = 20_000

const GATHER = `
with moved as (delete from tally_change where id in (select id from tally_change order by id limit ${AT_ONCE}) returning *),
kept as (
  insert into tally as t (center, department, item, channel, day, received, accepted, finished, on_time, planned, past_planned, past_deadline, noticed, second_notices, refused)
  select center, department, item, channel, day, sum(received), sum(accepted), sum(finished), sum(on_time), sum(planned), sum(past_planned), sum(past_deadline), sum(noticed), sum(second_notices), sum(refused)
  from moved group by center, department, item, channel, day
  on conflict (center, day, item, department, channel) do update set received = t.received + excluded.received, accepted = t.accepted + excluded.accepted, finished = t.finished + excluded.finished,
    on_time = t.on_time + excluded.on_time, planned = t.planned + excluded.planned, past_planned = t.past_planned + excluded.past_planned, past_deadline = t.past_deadline + excluded.past_deadline,
    noticed = t.noticed + excluded.noticed, second_notices = t.second_notices + excluded.second_notices, refused = t.refused + excluded.refused
),
lying as (
  insert into open_count as o (center, department, item, channel, open)
  select center, department, item, channel, sum(open) from moved group by center, department, item, channel having sum(open) <> 0
  on conflict (center, item, department, channel) do update set open = o.open + excluded.open
),
took as (
  insert into duration as d (center, department, item, channel, day, days, count)
  select center, department, item, channel, day, days, sum(finished) from moved where days is not null group by center, department, item, channel, day, days
  on conflict (center, day, item, department, channel, days) do update set count = d.count + excluded.count
)
select count(*)::int as n from moved`

/** Adds what was counted since to the counts of the days. */
export function gatherTallies(service: ServiceContext): Job {
  return {
    name: 'gather-tallies',
    everyMs: 60_000,
    async run(stopping) {
      for (let moved = AT_ONCE; moved === AT_ONCE && !stopping.aborted;) {
        moved = await service.db.transaction(EVERYTHING, async (tx) => {
          const [lock] = await tx.sql<{ held: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended('gather-tallies', 0)) as held`)
          return lock?.held ? (await tx.sql<{ n: number }>(GATHER, [], 'tally.gather'))[0]!.n : 0
        })
      }
    },
  }
}
