// Cases whose results nobody computed: those a clause inventory states with its example, and those a person counted on the calendar.
import { extend, happened, notify, resume, stop } from './facts.mjs'

const on = (status, due, rest = {}) => ({ status, due, ...rest })
const late = (units, due) => on('finished', due, { timing: { state: 'overdue', units } })
const inTime = (due, state = 'on_time') => on('finished', due, { timing: { state } })
const review = [...stop('s', '2026-03-05T09:00')]

/** [clause and number, rule, length, facts, now, what the inventory states] */
const STATED = [
  ['DC-CAS-03-1', 'district', 5, [happened('received', '2026-03-09T09:00'), happened('decided', '2026-03-16T10:00')], '2026-03-16T10:00', inTime('2026-03-17T00:00')],
  ['DC-CAS-03-2', 'district', 5, [happened('received', '2026-03-09T09:00'), happened('decided', '2026-03-17T10:00')], '2026-03-17T10:00', late(1, '2026-03-17T00:00')],
  ['DC-CAS-26', 'district', 10, [happened('received', '2026-03-02T09:00')], '2026-03-02T09:00', on('running', '2026-03-17T00:00')],
  ['DC-CAS-27-1', 'district', 1, [happened('received', '2026-03-10T16:59')], '2026-03-11T16:59', on('running', '2026-03-12T00:00')],
  ['DC-CAS-27-2', 'district', 5, [happened('received', '2026-04-29T09:00')], '2026-05-06T09:00', on('running', '2026-05-10T00:00')],
  ['DC-CAS-27-3', 'district_calendar', 30, [happened('received', '2026-03-02T09:00')], '2026-03-02T09:00', on('running', '2026-04-02T00:00')],
  ['DC-CAS-28-1', 'district', 10, [happened('received', '2026-03-02T09:00'), happened('accepted', '2026-03-04T09:00')], '2026-03-04T09:00', on('running', '2026-03-17T00:00')],
  ['DC-CAS-28-2', 'district', 1, [happened('received', '2026-03-07T20:00')], '2026-03-07T20:00', on('running', '2026-03-10T00:00')],
  ['DC-CAS-29-1', 'district', 10, [happened('received', '2026-03-02T09:00'), happened('supplement_asked', '2026-03-03T09:00'), happened('supplemented', '2026-03-10T09:00')], '2026-03-10T09:00', on('running', '2026-03-25T00:00')],
  ['DC-CAS-29-2', 'district', 10, [happened('received', '2026-03-02T09:00'), happened('supplement_asked', '2026-03-03T09:00'), happened('supplemented', '2026-03-12T09:00')], '2026-03-12T09:00', on('running', '2026-03-27T00:00')],
  ['DC-CAS-29-3', 'district', 10, [happened('received', '2026-03-02T09:00'), happened('supplement_asked', '2026-03-03T09:00')], '2026-03-20T09:00', on('waiting', null)],
  ['DC-CAS-31-1', 'district', 5, [happened('received', '2026-03-09T09:00'), happened('served', '2026-03-16T15:00')], '2026-03-16T15:00', inTime('2026-03-17T00:00')],
  ['DC-CAS-31-2', 'district', 5, [happened('received', '2026-03-09T09:00'), happened('served', '2026-03-17T15:00')], '2026-03-17T15:00', late(1, '2026-03-17T00:00')],
  ['DC-CAS-32-1', 'district', 10, [happened('received', '2026-03-02T09:00'), extend('e', '2026-03-16T15:00', ['promised', { date: '2026-03-23' }])], '2026-03-17T09:00', on('running', '2026-03-24T00:00')],
  ['DC-CAS-32-2', 'district', 10, [happened('received', '2026-03-02T09:00'), extend('e', '2026-03-17T15:00', ['promised', { date: '2026-03-23' }])], '2026-03-17T15:00', on('expired', '2026-03-17T00:00', { faults: { e: 'EXPIRED' } })],
  ['DC-CAS-34-1', 'district', 10, [happened('received', '2026-03-02T09:00'), ...review, notify('s', '2026-03-02T09:00', 3), resume('s', '2026-03-09T16:00')], '2026-03-10T09:00', on('running', '2026-03-20T00:00')],
  ['DC-CAS-34-2', 'district', 10, [happened('received', '2026-03-02T09:00'), ...stop('s', '2026-03-05T09:00', { ground: '内部会商' }), notify('s', '2026-03-02T09:00', 3), resume('s', '2026-03-09T16:00')], '2026-03-10T09:00', on('running', '2026-03-17T00:00', { faults: { s: 'GROUND_NOT_LISTED' } })],
  ['DC-CAS-35-2', 'district', 10, [happened('received', '2026-03-02T09:00'), ...review, notify('s', '2026-03-02T09:00', 3), resume('s', '2026-03-11T16:00')], '2026-03-12T09:00', on('running', '2026-03-20T00:00')],
  ['DC-CAS-35-3', 'district', 10, [happened('received', '2026-03-02T09:00'), ...review, resume('s', '2026-03-09T16:00')], '2026-03-10T09:00', on('running', '2026-03-17T00:00', { faults: { s: 'NO_NOTICE' } })],
  ['DC-CAS-36-1', 'district_default', 10, [happened('received', '2026-03-02T09:00')], '2026-03-17T00:00', on('expired', '2026-03-17T00:00', { onExpiry: 'deemed_approval' })],
  ['DC-CAS-36-2', 'district_default', 10, [happened('received', '2026-03-02T09:00'), happened('decided', '2026-03-16T16:55')], '2026-03-17T00:00', inTime('2026-03-17T00:00')],
  ['DC-CAS-36-3', 'district', 10, [happened('received', '2026-03-02T09:00')], '2026-03-17T00:00', on('expired', '2026-03-17T00:00', { onExpiry: 'escalate' })],
  ['DC-CAS-37-1', 'district', 10, [happened('received', '2026-03-02T09:00'), happened('applicant_absent', '2026-03-13T10:00'), happened('served', '2026-03-20T10:00')], '2026-03-20T10:00', inTime('2026-03-17T00:00', 'early')],
  ['DC-CAS-37-2', 'district', 10, [happened('received', '2026-03-02T09:00'), happened('applicant_absent', '2026-03-17T10:00')], '2026-03-20T10:00', late(1, '2026-03-17T00:00')],
  ['EP-CAS-04-1', 'enping_instant', 0, [happened('accepted', '2026-03-10T16:50'), happened('decided', '2026-03-10T17:30')], '2026-03-10T17:30', inTime('2026-03-10T17:30')],
  ['EP-CAS-04-2', 'enping_instant', 0, [happened('accepted', '2026-03-10T16:50')], '2026-03-10T17:30:01', on('expired', '2026-03-10T17:30')],
  ['EP-CAS-05', 'enping', 10, [happened('accepted', '2026-03-10T09:00')], '2026-03-10T09:00', on('running', '2026-03-25T00:00')],
  ['EP-CAS-06-1', 'enping', 5, [happened('accepted', '2026-03-31T09:00'), happened('decided', '2026-04-08T09:00')], '2026-04-08T09:00', inTime('2026-04-09T00:00')],
  ['EP-CAS-06-2', 'enping', 5, [happened('accepted', '2026-03-31T09:00'), happened('reported_upward', '2026-04-09T09:00')], '2026-04-09T09:00', late(1, '2026-04-09T00:00')],
  ['EP-CAS-16-1', 'enping', 3, [happened('accepted', '2026-03-10T09:00'), happened('decided', '2026-03-13T09:00')], '2026-03-13T09:00', inTime('2026-03-14T00:00')],
  ['EP-CAS-16-2', 'enping', 3, [happened('accepted', '2026-03-10T09:00'), happened('decided', '2026-03-16T09:00')], '2026-03-16T09:00', late(1, '2026-03-14T00:00')],
  ['QP-CAS-08-1', 'qingpu', 5, [happened('accepted', '2026-03-02T09:00'), happened('decided', '2026-03-09T23:59')], '2026-03-09T23:59', inTime('2026-03-10T00:00')],
  ['QP-CAS-08-2', 'qingpu', 5, [happened('accepted', '2026-03-02T09:00')], '2026-03-10T00:00', on('expired', '2026-03-10T00:00')],
  ['QP-CAS-08-3', 'qingpu', 3, [happened('accepted', '2026-04-30T09:00')], '2026-04-30T09:00', on('running', '2026-05-09T00:00')],
  ['QP-CAS-09-1', 'qingpu', 5, [happened('accepted', '2026-03-12T09:00')], '2026-03-12T09:00', on('running', '2026-03-20T00:00')],
  ['QP-CAS-09-2', 'qingpu', 5, [happened('accepted', '2026-03-13T09:00')], '2026-03-13T09:00', on('running', '2026-03-21T00:00')],
  ['QP-CAS-25-1', 'qingpu', 5, [happened('accepted', '2026-03-02T09:00')], '2026-03-06T17:00', on('running', '2026-03-10T00:00', { used: 4, left: 1 })],
  ['QP-CAS-25-2', 'qingpu', 5, [happened('accepted', '2026-03-02T09:00')], '2026-03-09T17:00', on('running', '2026-03-10T00:00', { used: 5, left: 0 })],
  ['QP-CAS-25-3', 'qingpu', 5, [happened('accepted', '2026-03-02T09:00')], '2026-03-10T17:00', on('expired', '2026-03-10T00:00', { timing: { state: 'overdue', units: 1 } })],
  ['QP-CAS-25-4', 'qingpu', 5, [happened('accepted', '2026-03-02T09:00'), happened('decided', '2026-03-09T16:00')], '2026-03-09T17:00', { ...inTime('2026-03-10T00:00'), used: 5 }],
  ['QP-CAS-25-5', 'qingpu', 2, [happened('accepted', '2026-09-30T09:00')], '2026-09-30T09:00', on('running', '2026-10-10T00:00')],
  ['QP-CAS-27-1', 'qingpu_visit', null, [happened('accepted', '2026-03-10T09:30'), happened('decided', '2026-03-10T09:45')], '2026-03-10T09:45', on('finished', '2026-03-10T17:00')],
  ['QP-CAS-27-2', 'qingpu_visit', null, [happened('accepted', '2026-03-10T09:30')], '2026-03-10T17:00', on('expired', '2026-03-10T17:00')],
  ['QP-CAS-27-3', 'qingpu_visit', null, [happened('visit_began', '2026-03-10T16:58'), happened('accepted', '2026-03-10T16:58'), happened('decided', '2026-03-10T17:05'), happened('visit_ended', '2026-03-10T17:05')], '2026-03-10T17:05', inTime('2026-03-10T17:05')],
  ['QP-CAS-31-1', 'qingpu', 5, [happened('accepted', '2026-03-02T09:00'), extend('e', '2026-03-09T16:00', ['promised', { date: '2026-03-13' }])], '2026-03-10T09:00', on('running', '2026-03-14T00:00')],
  ['QP-CAS-31-2', 'qingpu', 5, [happened('accepted', '2026-03-02T09:00'), extend('e', '2026-03-10T00:01', ['promised', { date: '2026-03-13' }])], '2026-03-10T09:00', on('expired', '2026-03-10T00:00', { faults: { e: 'EXPIRED' } })],
  ['QP-CAS-36', 'qingpu', 5, [happened('accepted', '2026-03-12T09:00')], '2026-03-12T09:00', on('running', '2026-03-20T00:00')],
  ['QP-CMP-17-1', 'qingpu_complaint', 3, [happened('received', '2026-03-10T10:00'), happened('answered', '2026-03-13T23:59')], '2026-03-13T23:59', inTime('2026-03-14T00:00')],
  ['QP-CMP-17-2', 'qingpu_complaint', 3, [happened('received', '2026-03-10T10:00'), happened('answered', '2026-03-14T00:00')], '2026-03-14T00:00', { status: 'finished', due: '2026-03-14T00:00', timing: { state: 'overdue', units: 0 } }],
  ['QP-CMP-17-3', 'qingpu_complaint', 3, [happened('received', '2026-04-30T10:00')], '2026-04-30T10:00', on('running', '2026-05-09T00:00')],
  ['QP-CMP-17-4', 'qingpu_complaint', 3, [happened('received', '2026-03-07T10:00')], '2026-03-07T10:00', on('running', '2026-03-12T00:00')],
  ['QP-CMP-18-1', 'qingpu_complaint', 3, [happened('received', '2026-03-10T10:00'), extend('e', '2026-03-13T23:59', ['complaint', { length: 7 }]), happened('answered', '2026-03-24T23:59')], '2026-03-24T23:59', inTime('2026-03-25T00:00')],
  ['QP-CMP-18-2', 'qingpu_complaint', 3, [happened('received', '2026-03-10T10:00'), extend('e', '2026-03-13T23:59', ['complaint', { length: 7 }]), happened('answered', '2026-03-25T00:00')], '2026-03-25T00:00', late(1, '2026-03-25T00:00')],
  ['QP-CMP-18-3', 'qingpu_complaint', 3, [happened('received', '2026-03-10T10:00'), happened('answered', '2026-03-16T10:00')], '2026-03-16T10:00', late(1, '2026-03-14T00:00')],
  ['QP-CMP-19-1', 'qingpu_transfer', null, [happened('received', '2026-03-10T10:00', { due: '2026-03-20T17:00:00+08:00' }), happened('answered', '2026-03-20T17:00')], '2026-03-20T17:00', inTime('2026-03-20T17:00')],
  ['QP-CMP-19-2', 'qingpu_transfer', null, [happened('received', '2026-03-10T10:00', { due: '2026-03-20T17:00:00+08:00' }), happened('answered', '2026-03-20T17:01')], '2026-03-20T17:01', late(1, '2026-03-20T17:00')],
  ['TG-CAS-06-1', 'taigu', 5, [happened('accepted', '2026-03-02T09:00'), happened('supplement_asked', '2026-03-02T09:10'), happened('supplemented', '2026-03-05T09:00')], '2026-03-05T09:00', on('running', '2026-03-13T00:00')],
  ['TG-CAS-06-2', 'taigu', 5, [happened('accepted', '2026-03-02T09:00'), happened('supplement_asked', '2026-03-02T09:10'), happened('supplemented', '2026-03-10T09:00')], '2026-03-10T09:00', on('running', '2026-03-18T00:00')],
  ['TG-CAS-06-3', 'taigu', 3, [happened('accepted', '2026-04-03T09:00')], '2026-04-03T09:00', on('running', '2026-04-10T00:00')],
  ['TG-CAS-10-1', 'taigu', 5, [happened('accepted', '2026-03-02T09:00'), happened('decided', '2026-03-09T17:30')], '2026-03-09T17:30', inTime('2026-03-10T00:00')],
  ['TG-CAS-10-2', 'taigu', 5, [happened('accepted', '2026-03-02T09:00'), happened('decided', '2026-03-10T09:00')], '2026-03-10T09:00', late(1, '2026-03-10T00:00')],
  ['TG-CAS-11', 'taigu', 5, [happened('accepted', '2026-03-02T09:00'), extend('e', '2026-03-09T16:00', ['promised', { length: 5 }])], '2026-03-10T09:00', on('expired', '2026-03-10T00:00', { faults: { e: 'NO_PROVISION' } })],
  ['TG-CAS-18-1', 'taigu_visit', null, [happened('received', '2026-03-02T09:10'), happened('decided', '2026-03-02T09:50'), happened('visit_ended', '2026-03-02T10:00')], '2026-03-02T10:00', on('finished', '2026-03-02T10:00')],
  ['TG-CAS-18-2', 'taigu_visit', null, [happened('received', '2026-03-02T17:20'), happened('decided', '2026-03-03T08:40')], '2026-03-03T08:40', { status: 'finished', due: '2026-03-02T17:30', timing: { state: 'overdue' } }],
  ['TG-CAS-23-1', 'taigu', 5, [happened('accepted', '2026-03-02T09:00')], '2026-03-09T23:59', on('running', '2026-03-10T00:00')],
  ['TG-CAS-23-2', 'taigu', 4, [happened('accepted', '2026-03-30T09:00')], '2026-04-07T09:00', on('expired', '2026-04-04T00:00', { timing: { state: 'overdue', units: 1 } })],
  ['TG-CAS-23-3', 'taigu', 5, [happened('accepted', '2026-03-02T09:00'), happened('decided', '2026-03-12T09:00')], '2026-03-12T09:00', late(3, '2026-03-10T00:00')],
  ['TG-CAS-33-1', 'taigu_joint', 10, [happened('received', '2026-03-02T09:00')], '2026-03-10T00:00', on('running', '2026-03-17T00:00', { deemed: true })],
  ['TG-CAS-33-2', 'taigu_joint', 10, [happened('received', '2026-03-02T09:00'), happened('supplement_asked', '2026-03-09T17:20')], '2026-03-10T00:00', on('not_started', null)],
  ['TG-CAS-33-3', 'taigu_joint', 10, [happened('received', '2026-03-02T09:00'), happened('supplement_asked', '2026-03-10T09:00')], '2026-03-10T10:00', on('running', '2026-03-17T00:00', { deemed: true })],
  ['WS-CAS-18-1', 'wenshang', 5, [happened('accepted', '2026-03-09T09:00'), happened('decided', '2026-03-16T09:00')], '2026-03-16T09:00', inTime('2026-03-17T00:00')],
  ['WS-CAS-18-2', 'wenshang', 5, [happened('accepted', '2026-03-09T09:00'), happened('decided', '2026-03-17T09:00')], '2026-03-17T09:00', late(1, '2026-03-17T00:00')],
  ['WS-CAS-18-3', 'wenshang', 5, [happened('accepted', '2026-04-02T09:00')], '2026-04-02T09:00', on('running', '2026-04-11T00:00')],
  ['WS-CMP-03-1', 'wenshang_callback', 0, [happened('rated', '2026-03-10T10:30'), happened('called_back', '2026-03-10T16:50')], '2026-03-10T16:50', inTime('2026-03-11T00:00')],
  ['WS-CMP-03-2', 'wenshang_callback', 0, [happened('rated', '2026-03-10T10:30'), happened('called_back', '2026-03-11T08:40')], '2026-03-11T08:40', late(1, '2026-03-11T00:00')],
  ['WS-CMP-03-3', 'wenshang_callback', 0, [happened('rated', '2026-03-10T21:00'), happened('called_back', '2026-03-11T16:00')], '2026-03-11T16:00', inTime('2026-03-12T00:00')],
]

/** Counted with a paper calendar. */
const COUNTED = [
  // 29 February, and months that have no such day.
  ['month-into-leap-day', 'month', 1, [happened('accepted', '2024-01-29T09:00')], '2024-01-29T09:00', on('running', '2024-03-01T00:00')],
  ['month-31-into-leap-february', 'month', 1, [happened('accepted', '2024-01-31T09:00')], '2024-01-31T09:00', on('running', '2024-03-01T00:00')],
  ['month-from-leap-day', 'month', 1, [happened('accepted', '2024-02-29T09:00')], '2024-02-29T09:00', on('running', '2024-03-30T00:00')],
  ['year-from-leap-day', 'month', 12, [happened('accepted', '2024-02-29T09:00')], '2024-02-29T09:00', on('running', '2025-03-01T00:00')],
  ['month-31-into-common-february', 'month', 1, [happened('accepted', '2026-01-31T09:00')], '2026-01-31T09:00', on('running', '2026-03-01T00:00')],
  ['workdays-over-leap-day', 'qingpu', 3, [happened('accepted', '2024-02-28T09:00')], '2024-02-28T09:00', on('running', '2024-03-05T00:00')],
  ['calendar-days-over-leap-day', 'district_calendar', 10, [happened('received', '2024-02-23T09:00')], '2024-02-23T09:00', on('running', '2024-03-05T00:00')],
  ['calendar-days-off-a-sunday', 'district_calendar', 10, [happened('received', '2024-02-22T09:00')], '2024-02-22T09:00', on('running', '2024-03-05T00:00')],
  // Receipt after closing time, in the night and on days off, where the rule lets it count for the next working day.
  ['after-hours-17:30', 'wenshang_callback', 0, [happened('rated', '2026-03-10T17:30')], '2026-03-10T17:30', on('running', '2026-03-11T00:00')],
  ['after-hours-17:31', 'wenshang_callback', 0, [happened('rated', '2026-03-10T17:31')], '2026-03-10T17:31', on('running', '2026-03-12T00:00')],
  ['after-hours-friday', 'wenshang_callback', 0, [happened('rated', '2026-03-13T20:00')], '2026-03-13T20:00', on('running', '2026-03-17T00:00')],
  ['after-hours-saturday', 'wenshang_callback', 0, [happened('rated', '2026-03-14T10:00')], '2026-03-14T10:00', on('running', '2026-03-17T00:00')],
  ['after-hours-before-qingming', 'wenshang_callback', 0, [happened('rated', '2026-04-03T18:00')], '2026-04-03T18:00', on('running', '2026-04-08T00:00')],
  ['before-opening', 'wenshang_callback', 0, [happened('rated', '2026-03-10T07:00')], '2026-03-10T07:00', on('running', '2026-03-11T00:00')],
  ['exchanged-saturday-is-open', 'wenshang_callback', 0, [happened('rated', '2026-05-09T10:00')], '2026-05-09T10:00', on('running', '2026-05-10T00:00')],
  // A stop of minutes in an instant case: the queue terminal is out of order.
  ['minutes-stopped', 'minutes', 30, [happened('accepted', '2026-03-10T09:00'), ...stop('s', '2026-03-10T09:10', { ground: '系统故障' }), resume('s', '2026-03-10T09:25')], '2026-03-10T09:40', on('running', '2026-03-10T09:45', { used: 25, left: 5 })],
  ['minutes-stopped-over-noon', 'minutes', 30, [happened('accepted', '2026-03-10T11:40'), ...stop('s', '2026-03-10T11:50', { ground: '系统故障' }), resume('s', '2026-03-10T14:05')], '2026-03-10T14:10', on('running', '2026-03-10T14:25', { used: 15, left: 15 })],
  ['minutes-in-time-at-the-very-moment', 'minutes', 30, [happened('accepted', '2026-03-10T09:00'), happened('decided', '2026-03-10T09:30')], '2026-03-10T09:30', inTime('2026-03-10T09:30')],
  ['minutes-one-over', 'minutes', 30, [happened('accepted', '2026-03-10T09:00'), happened('decided', '2026-03-10T09:31')], '2026-03-10T09:31', late(1, '2026-03-10T09:30')],
  // The order for 2027 comes out in mid-case. Made for the test: January 1 to 4 off, Saturday the 9th worked.
  ['2027-before-the-order', 'qingpu', 5, [happened('accepted', '2026-12-30T09:00')], '2026-12-30T09:00', on('running', '2027-01-08T00:00', { provisional: true })],
  ['2027-after-the-order', 'qingpu', 5, [happened('accepted', '2026-12-30T09:00')], '2026-12-30T09:00', on('running', '2027-01-09T00:00', { provisional: false }), 'order-2027'],
  ['2027-twenty-before', 'national', 20, [happened('accepted', '2026-12-10T09:00')], '2026-12-10T09:00', on('running', '2027-01-09T00:00', { provisional: true })],
  ['2027-twenty-after', 'national', 20, [happened('accepted', '2026-12-10T09:00')], '2026-12-10T09:00', on('running', '2027-01-10T00:00', { provisional: false }), 'order-2027'],
  ['2027-exchanged-saturday-before', 'wenshang', 6, [happened('accepted', '2026-12-31T09:00')], '2026-12-31T09:00', on('running', '2027-01-12T00:00', { provisional: true })],
  ['2027-exchanged-saturday-after', 'wenshang', 6, [happened('accepted', '2026-12-31T09:00')], '2026-12-31T09:00', on('running', '2027-01-12T00:00', { provisional: false }), 'order-2027'],
  // An extension of the law: once, by ten, and no more.
  ['extended-twice', 'national', 20, [happened('accepted', '2026-03-02T09:00'), extend('e1', '2026-03-20T09:00', ['statutory', { length: 5 }]), extend('e2', '2026-03-23T09:00', ['statutory', { length: 5 }])], '2026-03-23T10:00', on('running', '2026-04-08T00:00', { faults: { e2: 'TOO_MANY' } })],
  ['extended-by-eleven', 'national', 20, [happened('accepted', '2026-03-02T09:00'), extend('e1', '2026-03-20T09:00', ['statutory', { length: 11 }])], '2026-03-23T10:00', on('running', '2026-03-31T00:00', { faults: { e1: 'TOO_LONG' } })],
  ['extended-by-ten', 'national', 20, [happened('accepted', '2026-03-02T09:00'), extend('e1', '2026-03-20T09:00', ['statutory', { length: 10 }])], '2026-03-23T10:00', on('running', '2026-04-15T00:00', { faults: {} })],
]

const read = (by) => ([id, rule, length, facts, now, expect, calendar]) => ({ id, by, rule, length, facts, now, ...(calendar && { calendar }), expect })

export const byClause = () => STATED.map(read('clause'))
export const byHand = () => COUNTED.map(read('hand'))
