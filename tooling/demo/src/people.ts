import names from '../data/names.json' with { type: 'json' }
import { seededRandom } from './random.ts'
import type { DemoPerson, DemoPost, DemoSection, DemoWindow } from './shapes.ts'

interface Workplaces {
  readonly prefix: string
  readonly sections: readonly DemoSection[]
  readonly windows: readonly DemoWindow[]
  readonly posts: readonly DemoPost[]
}

export interface PeopleMaker {
  /** Everybody of a center: its sections first, then window by window. */
  staffOf(places: Workplaces): DemoPerson[]
  /** People who take over from others: name, gender and numbers are new, the rest is what they take over. */
  newcomers(prefix: string, places: readonly DemoPerson[]): DemoPerson[]
}

const OFFICE_STAFF = 6
const SECTION_STAFF = 4
const FIRST_ATTENDANCE_NUMBER = 101

/** Names no two people of the city share. */
export function peopleMaker(): PeopleMaker {
  const random = seededRandom('people of the demo city')
  const taken = new Set<string>()
  const counts = new Map<string, number>()

  function named(): Pick<DemoPerson, 'name' | 'gender'> {
    for (;;) {
      const gender = random.chance(0.58) ? 'female' : 'male'
      const name = random.weighted(names.surnames as [string, number][]) + random.pick(names[gender])
      if (taken.has(name)) continue
      taken.add(name)
      return { name, gender }
    }
  }

  function person(prefix: string, place: Partial<DemoPerson>): DemoPerson {
    const count = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, count)
    return {
      department: null, window: null, section: null, primary: null, backup: null, lead: false, until: null,
      ...place,
      ...named(),
      number: `${prefix}${String(count).padStart(4, '0')}`,
      attendanceNumber: String(FIRST_ATTENDANCE_NUMBER + count - 1),
      // A block of numbers that is plainly made up.
      phone: `1300000${String(taken.size).padStart(4, '0')}`,
    }
  }

  return {
    staffOf: ({ prefix, sections, windows, posts }) => [
      ...sections.flatMap(({ id, role }) => Array.from({ length: role === 'general' ? OFFICE_STAFF : SECTION_STAFF }, () => person(prefix, { section: id }))),
      ...windows.flatMap(({ id: window, department }) => {
        const [first, second] = posts.filter((post) => post.window === window)
        const at = { department, window }
        return [
          person(prefix, { ...at, primary: first!.id, lead: true }),
          person(prefix, { ...at, primary: second!.id }),
          person(prefix, { ...at, backup: first!.id }),
          person(prefix, { ...at, backup: second!.id }),
        ]
      }),
    ],
    newcomers: (prefix, places) => places.map((place) => person(prefix, { ...place, until: null })),
  }
}
