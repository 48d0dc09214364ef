import { Action, Sheet } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem } from '../../antd/fields.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import type { Sanction } from './Sanctions.tsx'

interface OfSanction { row: Sanction | undefined; onClose: () => void }

function useRequired() {
  const { t } = useTranslation('ledger')
  return [{ required: true, message: t('required') }]
}

export function ChooseSheet({ row, onClose }: OfSanction) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  return (
    <CommandSheet open={row !== undefined} onClose={onClose} title={t('sanction.choose')} done={t('sanction.chosen')} options={api.assets.sanctions.choose.mutationOptions()}
      input={({ consequence }: { consequence: 'educated' | 'circular' }) => row && { center: row.center, sanction: row.id, consequence }}
    >
      <Form.Item name="consequence" label={t('sanction.consequence')} rules={required}><Select options={(row?.choices ?? []).map((value) => ({ value, label: t(`sanction.consequences.${value}`) }))} /></Form.Item>
    </CommandSheet>
  )
}

export function AnswerSheet({ row, onClose }: OfSanction) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  const today = useToday()
  return (
    <CommandSheet open={row !== undefined} onClose={onClose} title={t('sanction.answer')} done={t('sanction.answerKept')} options={api.assets.sanctions.answer.mutationOptions()} initial={{ on: today } as object}
      input={(values: { answer: string; on: string }) => row && { center: row.center, sanction: row.id, ...values }}
    >
      <Form.Item name="answer" label={t('sanction.answerText')} rules={required}><Input.TextArea rows={3} maxLength={200} /></Form.Item>
      <Form.Item name="on" label={t('sanction.on')} rules={required}><DayItem max={today} /></Form.Item>
    </CommandSheet>
  )
}

export function ReferSheet({ row, onClose }: OfSanction) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  const today = useToday()
  return (
    <CommandSheet open={row !== undefined} onClose={onClose} title={t('sanction.refer')} done={t('sanction.referralKept')} options={api.assets.sanctions.refer.mutationOptions()} initial={{ on: today } as object}
      input={(values: { authority: string; on: string }) => row && { center: row.center, sanction: row.id, ...values }}
    >
      <Form.Item name="authority" label={t('sanction.authority')} rules={required}><Input maxLength={80} /></Form.Item>
      <Form.Item name="on" label={t('sanction.on')} rules={required}><DayItem max={today} /></Form.Item>
    </CommandSheet>
  )
}

/** The letter to the unit, to read and to print. */
export function RecommendationSheet({ row, onClose }: OfSanction) {
  const { t } = useTranslation('assets')
  const names = usePlaceNames([row?.center])
  const letter = useQuery(api.assets.sanctions.recommendation.queryOptions(row ? { center: row.center, sanction: row.id } : skipToken))
  return (
    <Sheet open={row !== undefined} onClose={onClose} title={t('sanction.letter')}>
      <Loaded query={letter}>
        {({ department, title, paragraphs, clause }) => (
          <article className="stack">
            <h3>{title}</h3>
            {department && <p>{names.department(department)}{t('inspection.colon')}</p>}
            {paragraphs.map((text) => <p key={text}>{text}</p>)}
            <p className="soft">{clause}</p>
            <span><Action icon="print" onClick={() => window.print()}>{t('sanction.print')}</Action></span>
          </article>
        )}
      </Loaded>
    </Sheet>
  )
}
