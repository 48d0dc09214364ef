export { calendarCopy, policyCopy } from './schema.ts'
export { COPIED_EVENTS, keepCopy, type Kept } from './keep-copy.ts'
export { findPolicy, loadPolicies, type PolicyPlace } from './find-policy.ts'
export { loadCalendar, loadCalendarYears } from './load-calendar.ts'
