import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { PersonField } from '../../antd/fields.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { useSession } from '../../session/session.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { ArchivesHeader } from './ArchivesHeader.tsx'
import { AskSheet } from './AskSheet.tsx'
import { OpenVolume } from './OpenVolume.tsx'
import { type Loan, type Request, requestTones } from './words.ts'

/** Consents asked for and given, volumes out and when they are due. */
export function AccessPage() {
  const { t, i18n } = useTranslation('archives')
  const can = useCan()
  const { me } = useSession()
  const [center] = useCenter()
  const [asking, setAsking] = useState(false)
  const [entering, setEntering] = useState(false)
  const [back, setBack] = useState<Loan>()
  const [reading, setReading] = useState<Request>()
  const at = center ? { center } : {}
  const requests = useQuery(api.archives.access.list.queryOptions({ ...at, size: 100 }))
  const loans = useQuery(api.archives.loans.list.queryOptions({ ...at, size: 100 }))
  const decide = useCommand(api.archives.access.decide.mutationOptions(), { done: t('access.decided') })
  const lend = useCommand(api.archives.loans.lend.mutationOptions(), { done: ({ dueAt }) => t('loan.lent', { at: moment(dueAt) }) })
  const finish = useCommand(api.archives.loans.finish.mutationOptions(), { done: t('loan.finished') })
  const problem = decide.problem ?? lend.problem ?? finish.problem
  const moment = (instant: string) => formatDateTime(atCenter(instant), i18n.language).slice(0, -3)
  const out = new Set((loans.data?.rows ?? []).filter(({ returnedAt }) => returnedAt === null).map(({ volume }) => volume))
  return (
    <>
      <ArchivesHeader current="access" note={t('access.note')} actions={center && (
        <>
          <Action reason={can('archives.access.enter', { center }).reason} onClick={() => setEntering(true)}>{t('access.enter')}</Action>
          <Action kind="primary" icon="plus" reason={can('archives.access.request', { center }).reason} onClick={() => setAsking(true)}>{t('access.ask')}</Action>
        </>
      )} />
      <div className="stack">
        {problem && <ProblemView error={problem} />}
        <PlainTable title={t('loan.list')} query={loans} rowKey={({ id }) => id} empty={t('loan.none')} columns={[
          { title: t('name'), render: (row) => <>{row.title} <span className="soft">{row.number}</span></> },
          { title: t('loan.borrower'), render: (row) => <PersonName register="archives" id={row.borrower} /> },
          { title: t('loan.takenAt'), render: (row) => moment(row.takenAt) },
          { title: t('loan.dueAt'), render: (row) => <>{moment(row.dueAt)} <ClauseLink id={row.clause} /></> },
          { title: t('state'), render: (row) => (
            <span className="states">
              {row.returnedAt ? <StateTag tone="quiet">{t('loan.back', { at: moment(row.returnedAt) })}</StateTag> : row.overdue ? <StateTag tone="absent">{t('loan.overdue')}</StateTag> : <StateTag tone="leave">{t('loan.out')}</StateTag>}
              {row.late && <StateTag tone="late">{t('loan.late')}</StateTag>}{row.condition === 'damaged' && <StateTag tone="absent">{t('loan.damaged')}</StateTag>}
              {row.finishedAt && !row.returnedAt && <StateTag tone="open">{t('loan.finished')}</StateTag>}
            </span>
          ) },
          { title: t('action', { ns: 'ledger' }), render: (row) => !row.returnedAt && (
            <span className="row">
              {row.borrower === me.person?.id && !row.finishedAt && <Action kind="quiet" onClick={() => finish.run({ center: row.center, loan: row.id })}>{t('loan.finish')}</Action>}
              <Action kind="quiet" reason={can('archives.loans.return', { center: row.center }).reason} onClick={() => setBack(row)}>{t('loan.return')}</Action>
            </span>
          ) },
        ]} />
        <PlainTable title={t('access.list')} query={requests} rowKey={({ id }) => id} empty={t('access.none')} columns={[
          { title: t('access.kind'), render: (row) => t(`kinds.${row.kind}`) },
          { title: t('number'), render: (row) => row.number },
          { title: t('access.purpose'), render: (row) => <>{row.purpose} <span className="soft">{[row.pages && t('pagesOf', { count: row.pages }), row.days > 1 && t('access.daysOf', { count: row.days }), row.reason].filter(Boolean).join(' · ')}</span></> },
          { title: t('by', { ns: 'ledger' }), render: (row) => <PersonName register="archives" id={row.requestedBy} /> },
          { title: t('access.approver'), render: (row) => <>{t(`approvers.${row.approver as 'office'}`)} <ClauseLink id={row.clause} /></> },
          { title: t('state'), render: (row) => <StateTag tone={requestTones[row.state]}>{t(`requestState.${row.state}`)}</StateTag> },
          { title: t('action', { ns: 'ledger' }), render: (row) => (
            <span className="row">
              {row.state === 'requested' && <Action kind="quiet" reason={can('archives.access.decide', { center: row.center }).reason} onClick={() => decide.run({ center: row.center, request: row.id, approve: true })}>{t('access.approve')}</Action>}
              {row.state === 'requested' && <Action kind="quiet" reason={can('archives.access.decide', { center: row.center }).reason} onClick={() => decide.run({ center: row.center, request: row.id, approve: false })}>{t('access.refuse')}</Action>}
              {row.state === 'approved' && row.kind === 'loan' && <Action kind="quiet" reason={can('archives.loans.lend', { center: row.center }).reason ?? (out.has(row.volume) ? t('loan.out') : undefined)} onClick={() => lend.run({ center: row.center, request: row.id })}>{t('loan.lend')}</Action>}
              {row.state === 'approved' && row.kind === 'consult' && row.requestedBy === me.person?.id && <Action kind="quiet" onClick={() => setReading(row)}>{t('access.read')}</Action>}
            </span>
          ) },
        ]} />
      </div>
      {center && <AskSheet center={center} open={asking} onClose={() => setAsking(false)} />}
      {center && <EnterSheet center={center} open={entering} onClose={() => setEntering(false)} />}
      <ReturnSheet loan={back} onClose={() => setBack(undefined)} />
      <OpenVolume request={reading} onClose={() => setReading(undefined)} />
    </>
  )
}

function ReturnSheet({ loan, onClose }: { loan: Loan | undefined; onClose: () => void }) {
  const { t } = useTranslation('archives')
  return (
    <CommandSheet open={loan !== undefined} onClose={onClose} title={t('loan.return')} done={({ late }) => (late ? t('loan.returnedLate') : t('loan.returned'))} options={api.archives.loans.return.mutationOptions()} initial={{ condition: 'good' } as object}
      input={({ condition, note }: { condition: 'good' | 'damaged'; note?: string }) => loan && { center: loan.center, loan: loan.id, condition, note: note ?? '' }}
    >
      <p>{loan?.title} <span className="soft">{loan?.number}</span></p>
      <Form.Item name="condition" label={t('loan.condition')}><Select options={(['good', 'damaged'] as const).map((value) => ({ value, label: t(`conditions.${value}`) }))} /></Form.Item>
      <Form.Item name="note" label={t('loan.note')}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
    </CommandSheet>
  )
}

function EnterSheet({ center, open, onClose }: { center: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('archives')
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet open={open} onClose={onClose} title={t('access.enter')} done={({ violation }) => (violation ? t('access.violation') : t('saved'))} options={api.archives.access.enter.mutationOptions()} initial={{ kind: 'copy', pages: 1 } as object}
      input={({ number, kind, person, pages, to }: { number: string; kind: 'copy'; person: string; pages: number; to?: string }) => ({ center, number, kind, person, pages, to: to ?? '' })}
    >
      <Form.Item name="number" label={t('number')} rules={required}><Input maxLength={80} /></Form.Item>
      <Form.Item name="kind" label={t('access.kind')} rules={required}><Select options={(['copy', 'transcribe', 'publish'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))} /></Form.Item>
      <Form.Item name="person" label={t('access.person')} rules={required}><PersonField center={center} /></Form.Item>
      <Form.Item name="pages" label={t('pages')} rules={required}><InputNumber min={1} max={5000} /></Form.Item>
      <Form.Item name="to" label={t('access.to')}><Input maxLength={100} /></Form.Item>
    </CommandSheet>
  )
}
