import type { CasesContract } from '@hall/contract-cases'
import type { Client } from '@hall/rpc'
import data from '../data/cases.json' with { type: 'json' }
import { commandIdOf } from './command-id.ts'

type Cases = Client<CasesContract>
interface Desks { readonly center: string; readonly window: string; readonly person: string; readonly desk: Cases; readonly section: Cases; readonly director: Cases | undefined; readonly now: Temporal.Instant }

/** What goes on at a window of each center: numbers drawn, one being served, and where its regulation has them, service on a day off and content asked for. */
export async function loadWindow({ center, window, person, desk, section, director, now }: Desks): Promise<void> {
  const place = { center, window }
  const id = (step: string) => commandIdOf('cases', center, 'window', step)
  for (const [index, matter] of data.tickets.entries()) {
    // Outside the hours of the day no number is drawn.
    if (!(await section.tickets.issue({ ...place, matter, commandId: id(`issue ${index}`) })).ok) break
  }
  await desk.tickets.call({ ...place, commandId: id('call') })
  for (const subject of data.contents) await section.contents.ask({ ...place, subject, commandId: id(subject) })
  const day = nextSaturday(now)
  const asked = await desk.holidayServices.ask({ ...place, ...data.holiday, kind: 'on_site', day, commandId: id('holiday') })
  if (!asked.ok || !director) return
  await director.holidayServices.decide({ center, id: asked.value.id, agree: true, document: data.approval, commandId: id('approve') })
  await section.holidayServices.schedule({ center, id: asked.value.id, people: [person], commandId: id('schedule') })
}

const SATURDAY = 6
const WEEK_DAYS = 7
function nextSaturday(now: Temporal.Instant): string {
  const today = now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
  return today.add({ days: (SATURDAY - today.dayOfWeek + WEEK_DAYS) % WEEK_DAYS || WEEK_DAYS }).toString()
}
