/** Every address of the screens. */
export const paths = {
  home: '/',
  myDay: '/my-day',
  hall: (center?: string) => withSearch('/hall', { center }),
  myPeople: '/my-people',
  days: (filter: { center?: string; department?: string; window?: string; person?: string; from?: string; to?: string; outcome?: string; finding?: string } = {}) =>
    withSearch('/attendance/days', filter),
  day: (person: string, date: string) => `/attendance/days/${person}/${date}`,
  absences: '/attendance/absences',
  outages: '/attendance/outages',
  compare: '/attendance/compare',
  city: (on?: string) => withSearch('/city', { on }),
  regulations: '/regulations',
  regulation: (center: string, clause?: string) => withSearch(`/regulations/${center}`, { clause }),
  clause: (id: string) => `/clauses/${id}`,
  policyCompare: '/policies/compare',
  policies: '/policies',
  policy: (center: string, area: string, version: number) => `/policies/${center}/${area}/${version}`,
  calendars: (year?: number) => withSearch('/calendars', { year }),
  organization: '/organization',
  people: (filter: { center?: string; department?: string; window?: string; search?: string; on?: string } = {}) => withSearch('/organization/people', filter),
  person: (person: string) => `/organization/people/${person}`,
  seating: '/organization/seating',
  roster: '/organization/roster',
  grants: '/organization/grants',
  devices: '/devices',
  services: '/services',
  permissions: '/permissions',
  problem: (code: string) => `/problems/${code}`,
} as const

function withSearch(path: string, search: Readonly<Record<string, string | number | undefined>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (value !== undefined && value !== '') params.set(name, String(value))
  const text = params.toString()
  return text ? `${path}?${text}` : path
}
