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
  exceptions: '/attendance/exceptions',
  registrations: (view?: string) => withSearch('/attendance/registrations', { view }),
  objections: '/attendance/objections',
  rounds: (center?: string) => withSearch('/attendance/rounds', { center }),
  walk: (center: string, round: string) => `/attendance/rounds/${center}/${round}`,
  months: '/attendance/months',
  month: (center: string, month: string, view?: string) => withSearch(`/attendance/months/${center}/${month}`, { view }),
  board: '/attendance/board',
  boardNotice: (notice: string) => `/attendance/board/${notice}`,
  statements: '/attendance/statements',
  myMonth: '/my-month',
  cityMonth: (month?: string) => withSearch('/city/months', { month }),
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
  commands: (view?: string, serial?: string) => withSearch('/devices/commands', { view, serial }),
  deviceImport: '/devices/import',
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
