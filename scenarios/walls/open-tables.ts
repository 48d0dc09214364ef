/**
 * Tables that row-level security does not divide by center, and why. A table joins one of these lists by decision, not by
 * oversight: the walls fail for every other.
 */

/** Without a center. What belongs to one service only is named with it. */
export const WITHOUT_CENTER: Readonly<Record<string, string>> = {
  journal_pending: 'numbers of events',
  journal_chain: 'hashes of events',
  relay_cursor: 'a position',
  consumer_cursor: 'a position',
  inbox: 'ids of events',
  command_outcome: 'found by a command id that its client alone knows',
  hall_migration: 'names of files; the app role cannot read it',
  'organization.department': 'departments are of the city',
  'organization.notice': 'rows of one person, by a policy on the person',
  'regulation.adopted_file': 'paths of files',
  'regulation.calendar_year': 'the calendar of the country',
  'attendance.calendar_copy': 'the calendar of the country',
  ledger_key: 'the key of a service, seen by the service alone',
  'seals.seal_key': 'keys of electronic seals, seen by the service alone',
  'seals.calendar_copy': 'the calendar of the country',
  'assets.calendar_copy': 'the calendar of the country',
  'archives.calendar_copy': 'the calendar of the country',
  'cases.calendar_copy': 'the calendar of the country',
  'complaints.calendar_copy': 'the calendar of the country',
  'personnel.calendar_copy': 'the calendar of the country',
  'cases.place_name': 'names of places are public',
  'personnel.place_name': 'names of places are public',
  'attendance.unknown_device': 'serials nobody enrolled belong to no center',
  'attendance.days_to_judge': 'whose days are to be judged, until they are',
}

/** With a center, and read by everybody: what hangs on the wall of a hall. Written within the center all the same. */
export const PUBLIC: Readonly<Record<string, string>> = {
  'organization.center': 'places are public',
  'organization.section': 'places are public',
  'organization.window': 'places are public',
  'organization.post': 'places are public; who holds them is not here',
  'regulation.regulation': 'regulations are public',
  'regulation.clause': 'regulations are public',
  'regulation.policy_version': 'public once published, by the state of the row',
  'attendance.window': 'places are public',
  'assets.window_copy': 'places are public',
  'assets.section_copy': 'places are public',
  'assets.policy_copy': 'published policies are public',
  'archives.policy_copy': 'published policies are public',
  'cases.policy_copy': 'published policies are public',
  'complaints.policy_copy': 'published policies are public',
  'personnel.policy_copy': 'published policies are public',
  'seals.window_copy': 'places are public',
  'seals.section_copy': 'places are public',
  'seals.policy_copy': 'published policies are public',
  'attendance.policy_copy': 'published policies are public',
  'attendance.outage': 'a terminal that is out of order says so to everybody before it',
}
