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
  'organization.account': 'names of people on no roster, written by themselves alone',
  'organization.department': 'departments are of the city',
  'organization.notice': 'rows of one person, by a policy on the person',
  'attendance.leave_detail': 'rows of one person, by a policy on the person: reasons and medical notes are narrower than a center',
  'attendance.leave_file': 'rows of one person, by a policy on the person',
  'cases.reprojection': 'how far open deadlines were counted again for a year of the calendar',
  'complaints.secret': 'the key of a service, seen by the service alone',
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
  'supervision.calendar_copy': 'the calendar of the country',
  'cases.place_name': 'names of places are public',
  'personnel.place_name': 'names of places are public',
  'complaints.spent_task': 'tasks of the public form that were solved, by chance numbers',
  'attendance.unknown_device': 'serials nobody enrolled belong to no center',
  'attendance.days_to_judge': 'whose days are to be judged, until they are',
}

/** With a center, and narrower than it: only the service itself looks at them. */
export const SERVICE_ALONE: Readonly<Record<string, string>> = {
  'attendance.role_holder': 'whom a step of a chain is announced to, in every center',
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
  'archives.window_copy': 'places are public',
  'archives.section_copy': 'places are public',
  'cases.window': 'places are public',
  'cases.item': 'the catalogue of service items is public',
  'personnel.item_copy': 'the catalogue of service items is public',
  'cases.item_version': 'the catalogue of service items is public',
  'complaints.window': 'places are public',
  'personnel.window': 'places are public',
  'personnel.post': 'places are public',
  'assets.section_copy': 'places are public',
  'assets.policy_copy': 'published policies are public',
  'archives.policy_copy': 'published policies are public',
  'cases.policy_copy': 'published policies are public',
  'complaints.policy_copy': 'published policies are public',
  'personnel.policy_copy': 'published policies are public',
  'seals.window_copy': 'places are public',
  'seals.section_copy': 'places are public',
  'seals.policy_copy': 'published policies are public',
  'supervision.window_copy': 'places are public',
  'supervision.section_copy': 'places are public',
  'supervision.policy_copy': 'published policies are public',
  'supervision.appraisal_round': 'scope, method, time and grades of an appraisal are open to everybody (DC-EVA-30)',
  'attendance.policy_copy': 'published policies are public',
  'attendance.board_notice': 'the month is put up for everybody to read (TG-ATT-16)',
  'attendance.month': 'how far a month is settled decides what anybody may still object to; its figures are elsewhere',
  'attendance.away_sign': 'the sign on an empty window says who is away and until when (WS-ATT-13)',
  'attendance.duty_turn': 'who is on duty is told to everybody (TG-ATT-01)',
  'attendance.noon_part': 'which windows serve at noon (QP-ATT-06)',
  'attendance.noon_turn': 'who serves at noon (QP-ATT-06)',
  'attendance.window_opening': 'when windows are open',
  'personnel.pair_board': 'who stands in for whom is shown to everybody (DC-PER-15)',
  'attendance.outage': 'a terminal that is out of order says so to everybody before it',
}

/** With a center, and told of on a page for everybody when it has come to its end. */
export const TOLD_IN_PART: Readonly<Record<string, string>> = {
  'seals.seal': 'the list of revoked seals is public',
}
