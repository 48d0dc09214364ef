import { ROTATED } from './dates.ts'
import type { DemoPerson } from './shapes.ts'

/** Of the people with a backup post, every so many go home, and at every so many windows A and B change places. */
const LEAVES_EVERY = 17
const SWAPS_EVERY = 5

/** The roster after two years: some gone and replaced, some with another post. Who leads a window stays. */
export function rotate(founding: readonly DemoPerson[], replace: (gone: readonly DemoPerson[]) => DemoPerson[]): DemoPerson[] {
  const backups = founding.filter(({ backup }) => backup !== null)
  const gone = new Set(backups.filter((_person, index) => index % LEAVES_EVERY === 3))
  const swapping = backups.filter((person, index) => index % SWAPS_EVERY === 1 && !gone.has(person))
  const holders = new Map(founding.flatMap((person) => (person.primary && !person.lead ? [[person.primary, person] as const] : [])))
  const swapped = new Map<DemoPerson, Partial<DemoPerson>>()
  for (const backup of swapping) {
    const holder = holders.get(backup.backup!)
    if (!holder) continue
    swapped.set(backup, { primary: backup.backup, backup: null })
    swapped.set(holder, { primary: null, backup: holder.primary })
  }
  const stayed = founding.map((person) => (gone.has(person) ? { ...person, primary: null, backup: null, until: ROTATED } : { ...person, ...swapped.get(person) }))
  return [...stayed, ...replace([...gone])]
}
