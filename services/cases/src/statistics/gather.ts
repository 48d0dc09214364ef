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
took as (
  insert into duration as d (center, department, item, channel, day, days, count)
  select center, department, item, channel, day, days, sum(finished) from moved where days is not null group by center, department, item, channel, day, days
  on conflict (center, day, item, department, channel, days) do update set count = d.count + excluded.count
),
seen as (
  insert into window_tally as w (center, department, "window", channel, day, received, reviewed, accepted)
  select center, department, "window", channel, day, sum(received), sum(reviewed), sum(accepted) from moved where "window" is not null group by center, department, "window", channel, day
  having sum(received) <> 0 or sum(reviewed) <> 0 or sum(accepted) <> 0
  on conflict (center, day, "window", department, channel) do update set received = w.received + excluded.received, reviewed = w.reviewed + excluded.reviewed, accepted = w.accepted + excluded.accepted
)
select count(*)::int as n from moved`

const GATHER_OPEN = `
with moved as (delete from open_change where id in (select id from open_change order by id limit ${AT_ONCE}) returning *),
lying as (
  insert into open_count as o (center, department, item, channel, state, open)
  select center, department, item, channel, state, sum(open) from moved group by center, department, item, channel, state having sum(open) <> 0
  on conflict (center, item, department, channel, state) do update set open = o.open + excluded.open
),
due as (
  insert into due_count as d (center, department, item, channel, day, open)
  select center, department, item, channel, day, sum(open) from moved where day is not null group by center, department, item, channel, day having sum(open) <> 0
  on conflict (center, day, item, department, channel) do update set open = d.open + excluded.open
)
select count(*)::int as n from moved`
/** Days that nothing runs out on any more, so that what is past costs nothing. */
const FORGET = 'delete from due_count where open = 0'

/** Adds what was counted since to the counts of the days, and to what lies open. */
export function gatherTallies(service: ServiceContext): Job {
  return {
    name: 'gather-tallies',
    everyMs: 60_000,
    async run(stopping) {
      for (let goesOn = true; goesOn && !stopping.aborted;) {
        goesOn = await service.db.transaction(EVERYTHING, async (tx) => {
          const [lock] = await tx.sql<{ held: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended('gather-tallies', 0)) as held`)
          if (!lock?.held) return false
          const [counted] = await tx.sql<{ n: number }>(GATHER, [], 'tally.gather')
          const [moved] = await tx.sql<{ n: number }>(GATHER_OPEN, [], 'open.gather')
          await tx.sql(FORGET, [], 'due.forget')
          return counted!.n === AT_ONCE || moved!.n === AT_ONCE
        })
      }
    },
  }
}
