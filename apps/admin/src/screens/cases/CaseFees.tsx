import { Action, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import type { CaseRow } from './words.ts'

type Fee = Outputs['cases']['fees']['list']['rows'][number]
const METHODS = ['bank_counter', 'bank_transfer'] as const
const CENTS = 100

/** What the item's guide publishes as its price, asked for at exactly that; paid to the bank, then receipted. Nothing where it is free. */
export function CaseFees({ row }: { row: CaseRow }) {
  const { t } = useTranslation('cases')
  const can = useCan()
  const target = { center: row.center, department: row.department, ...(row.window && { window: row.window }) }
  const allowed = can('cases.fees.list', target).ok && row.item !== null
  const item = useQuery(api.cases.items.get.queryOptions(allowed ? { id: row.item! } : skipToken))
  const fees = useQuery(api.cases.fees.list.queryOptions(allowed ? { case: row.id } : skipToken))
  const request = useCommand(api.cases.fees.request.mutationOptions(), { done: t('fees.requested') })
  const receipt = useCommand(api.cases.fees.receipt.mutationOptions(), { done: t('fees.receipted') })
  const [paying, setPaying] = useState<Fee>()
  const published = item.data?.content.fees ?? []
  const kept = fees.data?.rows ?? []
  if (published.length === 0 && kept.length === 0) return null
  const yuan = (cents: number) => t('fees.yuan', { amount: (cents / CENTS).toFixed(2) })
  return (
    <section className="panel"><h2>{t('fees.title')}</h2>
      {kept.length === 0 && <ul>{published.map(({ code, name, cents, basis }) => <li key={code}>{name} {yuan(cents)} <span className="soft">{basis}</span></li>)}</ul>}
      <ul>
        {kept.map((fee) => (
          <li key={fee.id} className="row">
            <span>{fee.lines.map(({ name }) => name).join(' · ')} {yuan(fee.cents)}</span> <StateTag tone={fee.state === 'receipted' ? 'ok' : 'late'}>{t(`fees.state.${fee.state}`)}</StateTag> <span className="soft">{[fee.reduction, fee.receipt].filter(Boolean).join(' ')}</span>
            {fee.state === 'requested' && <Action kind="quiet" reason={can('cases.fees.confirm', target).reason} onClick={() => setPaying(fee)}>{t('fees.confirm')}</Action>}
            {fee.state === 'paid' && <Action kind="quiet" busy={receipt.busy} reason={can('cases.fees.receipt', target).reason} onClick={() => receipt.run({ id: fee.id })}>{t('fees.receipt')}</Action>}
          </li>
        ))}
      </ul>
      {kept.length === 0 && <Action busy={request.busy} reason={can('cases.fees.request', target).reason} onClick={() => request.run({ case: row.id, lines: published.map(({ code, cents }) => ({ code, cents })) })}>{t('fees.request')}</Action>}
      {(request.problem ?? receipt.problem) && <ProblemView error={(request.problem ?? receipt.problem)!} />}
      {paying && <Paying fee={paying} onClose={() => setPaying(undefined)} />}
    </section>
  )
}

function Paying({ fee, onClose }: { fee: Fee; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const confirm = useCommand(api.cases.fees.confirm.mutationOptions(), { done: t('fees.paid'), onDone: onClose })
  return (
    <FormSheet<{ method: (typeof METHODS)[number]; bankReference: string }> open title={t('fees.confirm')} submit={t('fees.confirm')} onClose={onClose} busy={confirm.busy} problem={confirm.problem} initial={{ method: 'bank_transfer' }} onSubmit={(values) => confirm.run({ id: fee.id, ...values })}>
      <p className="soft">{t('fees.noCash')}</p>
      <Form.Item name="method" label={t('fees.method')}><Select options={METHODS.map((value) => ({ value, label: t(`fees.methods.${value}`) }))} /></Form.Item>
      <Form.Item name="bankReference" label={t('fees.bankReference')} rules={[{ required: true, message: t('required') }]}><Input maxLength={100} /></Form.Item>
    </FormSheet>
  )
}
