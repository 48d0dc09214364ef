import { dateOf } from '@hall/calendar'
import { assetsContract } from '@hall/contract-assets'
import { attendanceContract } from '@hall/contract-attendance'
import { casesContract } from '@hall/contract-cases'
import { complaintsContract } from '@hall/contract-complaints'
import { keepOrganization, ORGANIZATION_EVENTS } from '@hall/organization-copy'
import { COPIED_EVENTS, keepCopy } from '@hall/regulation-copy'
import type { ConsumerSpec, ServiceContext } from '@hall/service-kit'
import { monthClosed } from '../db/schema.ts'
import { keepMatter } from './keep-matter.ts'
import { deskFor, keepWord } from './keep-word.ts'

export function consumers(service: ServiceContext): readonly ConsumerSpec[] {
  return [
    { name: 'organization', from: 'organization', types: ORGANIZATION_EVENTS, handle: keepOrganization },
    { name: 'regulation', from: 'regulation', types: COPIED_EVENTS, handle: async (tx, event) => void (await keepCopy(tx, event)) },
    onAttendance(service), onCases(service), onAssets(service), onComplaints(service),
  ]
}

const attendance = attendanceContract.events

/** What nobody proved in time, and months that are closed. */
function onAttendance(service: ServiceContext): ConsumerSpec {
  return {
    name: 'attendance', from: 'attendance', types: ['deduction-entered', 'month-closed'],
    async handle(tx, event) {
      if (event.type === 'month-closed') {
        const { center, month } = attendance['month-closed'].data.parse(event.data)
        await tx.insert(monthClosed).values({ center, month }).onConflictDoNothing()
        return
      }
      const { revoked, date, finding, point, ...data } = attendance['deduction-entered'].data.parse(event.data)
      const detail = { ...data, kind: 'deduction' as const, fact: finding, on: date, forWindow: false }
      await keepWord(await deskFor(tx, service, { event, center: data.center }), { key: `attendance/${data.person}/${date}/${finding}/${point ?? ''}`, source: 'attendance', detail, withdrawn: revoked ? finding : null, confirmed: true })
    },
  }
}

const cases = casesContract.events

/** Confirmed findings, grounds they opened, and cases that ended after their promised limit: the section confirms whose breach that was (DC-EVA-01, QP-EVA-05). */
function onCases(service: ServiceContext): ConsumerSpec {
  return {
    name: 'cases', from: 'cases', types: ['deduction-entered', 'conduct-ground-raised', 'case-finished'],
    async handle(tx, event) {
      const on = dateOf(Temporal.Instant.from(event.occurredAt)).toString()
      const keep = async (told: Omit<Parameters<typeof keepWord>[1], 'source' | 'withdrawn'>) => keepWord(await deskFor(tx, service, { event, center: told.detail.center }), { ...told, source: 'cases', withdrawn: null })
      switch (event.type) {
        case 'deduction-entered': {
          const { finding, kind, ...data } = cases['deduction-entered'].data.parse(event.data)
          return keep({ key: `cases/${finding}`, detail: { ...data, kind: 'deduction', fact: kind, on, forWindow: false }, confirmed: true })
        }
        case 'conduct-ground-raised': {
          const { finding, center, person, clause, ground, count } = cases['conduct-ground-raised'].data.parse(event.data)
          return keep({ key: `cases/ground/${finding}`, detail: { center, department: null, window: null, person, kind: 'elimination_ground', fact: `${ground} (${count})`, on, clause, points: null, forWindow: false }, confirmed: true })
        }
        case 'case-finished': {
          const { case: id, number, center, department, window, handler, onTime, finishedAt } = cases['case-finished'].data.parse(event.data)
          const desk = await deskFor(tx, service, { event, center })
          const rule = desk.rules.policy?.promise?.breach
          if (onTime || !rule || (handler === null && window === null)) return
          return keepWord(desk, { key: `cases/late/${id}`, source: 'cases', detail: { center, department, window, person: handler, kind: 'promise_breach', fact: number, on: dateOf(Temporal.Instant.from(finishedAt)).toString(), clause: rule.clause, points: null, forWindow: false }, withdrawn: null, confirmed: false })
        }
      }
    },
  }
}

const assets = assetsContract.events

function onAssets(service: ServiceContext): ConsumerSpec {
  return {
    name: 'assets', from: 'assets', types: ['deduction-entered'],
    async handle(tx, event) {
      const { finding, kind, ...data } = assets['deduction-entered'].data.parse(event.data)
      const detail = { ...data, kind: 'deduction' as const, fact: kind, on: dateOf(Temporal.Instant.from(event.occurredAt)).toString(), forWindow: false }
      await keepWord(await deskFor(tx, service, { event, center: data.center }), { key: `assets/${finding}`, source: 'assets', detail, withdrawn: null, confirmed: true })
    },
  }
}

const complaints = complaintsContract.events
const KINDS = { deduction: 'deduction', award_loss: 'award_loss', circular_and_return: 'circular', elimination_ground: 'elimination_ground' } as const

/** What follows from a finding, and is taken back with it; accountability is a matter of its own. */
function onComplaints(service: ServiceContext): ConsumerSpec {
  return {
    name: 'complaints', from: 'complaints', types: ['consequence-raised', 'consequence-withdrawn'],
    async handle(tx, event) {
      const withdrawn = event.type === 'consequence-withdrawn' ? complaints['consequence-withdrawn'].data.parse(event.data) : null
      const raised = withdrawn ? null : complaints['consequence-raised'].data.parse(event.data)
      const { id, center, department, window, person, kind, clause } = (withdrawn ?? raised)!
      const desk = await deskFor(tx, service, { event, center })
      const about = raised?.number ?? ''
      if (kind === 'accountability') return keepMatter(desk, { key: `complaints/${id}`, place: { center, department, window }, person, clause, about, withdrawn: withdrawn !== null })
      const on = raised?.factsOn ?? dateOf(desk.now).toString()
      const detail = { center, department, window, person, kind: KINDS[kind], fact: about, on, clause, points: raised?.points ?? null, forWindow: window !== null }
      await keepWord(desk, { key: `complaints/${id}`, source: 'complaints', detail, withdrawn: withdrawn?.reason ?? null, confirmed: true })
    },
  }
}
