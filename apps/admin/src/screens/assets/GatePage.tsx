import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem } from '../../antd/fields.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { CameraScan } from './CameraScan.tsx'
import { AssetsHeader } from './AssetsHeader.tsx'

type Pass = Outputs['assets']['passes']['list']['rows'][number]

/** What wants to leave the house: one card a pass, made for a guard's phone. */
export function GatePage() {
  const { t } = useTranslation('assets')
  const can = useCan()
  const [center] = useCenter()
  const [drawing, setDrawing] = useState(false)
  const [seen, setSeen] = useState<string>()
  const at = center ? { center } : {}
  const open = useQuery(api.assets.passes.list.queryOptions({ ...at, open: true, size: 50 }))
  const past = useQuery(api.assets.passes.list.queryOptions({ ...at, open: false, size: 20 }))
  return (
    <>
      <AssetsHeader current="gate" note={t('gate.note')} actions={center && <Action icon="plus" reason={can('assets.passes.draw', { center }).reason} onClick={() => setDrawing(true)}>{t('gate.draw')}</Action>} />
      <div className="columns">
        <section className="stack" aria-label={t('gate.open')}>
          <h2>{t('gate.open')}</h2>
          <CameraScan onNumber={setSeen} />
          {seen && open.data && !open.data.rows.some(({ assets }) => assets.some(({ number }) => number === seen)) && <p role="alert"><StateTag tone="absent">{t('gate.noPass', { number: seen })}</StateTag></p>}
          <Loaded query={open} empty={{ when: ({ rows }) => rows.length === 0, title: t('gate.none') }}>{({ rows }) => <>{rows.toSorted((a, b) => Number(has(b, seen)) - Number(has(a, seen))).map((pass) => <OnePass key={pass.id} pass={pass} seen={has(pass, seen)} />)}</>}</Loaded>
        </section>
        <section className="stack" aria-label={t('gate.past')}>
          <h2>{t('gate.past')}</h2>
          <Loaded query={past} empty={{ when: ({ rows }) => rows.length === 0, title: t('gate.none') }}>{({ rows }) => <>{rows.map((pass) => <OnePass key={pass.id} pass={pass} />)}</>}</Loaded>
        </section>
      </div>
      {center && <DrawSheet center={center} open={drawing} onClose={() => setDrawing(false)} />}
    </>
  )
}

const has = ({ assets }: Pass, number: string | undefined) => assets.some((one) => one.number === number)

function OnePass({ pass, seen = false }: { pass: Pass; seen?: boolean }) {
  const { t, i18n } = useTranslation('assets')
  const can = useCan()
  const of = { center: pass.center, pass: pass.id }
  const check = useCommand(api.assets.passes.check.mutationOptions(), { done: t('gate.checked') })
  const sign = useCommand(api.assets.passes.sign.mutationOptions(), { done: t('gate.signed') })
  const release = useCommand(api.assets.passes.release.mutationOptions(), { done: t('gate.released') })
  const back = useCommand(api.assets.passes.return.mutationOptions(), { done: t('gate.back') })
  const problem = check.problem ?? sign.problem ?? release.problem ?? back.problem
  const right = (step: string) => can(`assets.passes.${step}`, { center: pass.center }).reason
  const when = (instant: string) => formatDateTime(atCenter(instant), i18n.language).slice(-8, -3)
  return (
    <article className="panel stack" data-item>
      <h3>{pass.assets.map(({ number, name }) => `${name} ${number}`).join(' / ')} {seen && <StateTag tone="ok" bare>{t('gate.here')}</StateTag>}</h3>
      <p>{pass.purpose} · {pass.carrier} <ClauseLink id={pass.clause} /></p>
      <p className="states">
        <StateTag tone={pass.checkedAt ? 'ok' : 'open'}>{pass.checkedAt ? `${t('gate.checked')} ${when(pass.checkedAt)}` : t('gate.unchecked')}</StateTag>
        <StateTag tone={pass.signedAt ? 'ok' : 'open'}>{pass.signedAt ? `${t('gate.signed')} ${when(pass.signedAt)}` : t('gate.unsigned')}</StateTag>
        {pass.releasedAt && <StateTag tone="ok">{t('gate.released')} {when(pass.releasedAt)}</StateTag>}
        {pass.returnedAt && <StateTag tone="quiet">{t('gate.back')}</StateTag>}
      </p>
      {pass.signedBy && <p className="soft"><PersonName register="assets" id={pass.signedBy} /></p>}
      <span className="row">
        {!pass.checkedAt && <Action reason={right('check')} busy={check.busy} onClick={() => check.run(of)}>{t('gate.check')}</Action>}
        {!pass.signedAt && !pass.releasedAt && <Action reason={right('sign')} busy={sign.busy} onClick={() => sign.run(of)}>{t('gate.sign')}</Action>}
        {!pass.releasedAt && <Action kind="primary" reason={right('release')} busy={release.busy} onClick={() => release.run(of)}>{t('gate.release')}</Action>}
        {pass.releasedAt && !pass.returnedAt && pass.returnOn && <Action reason={right('return')} busy={back.busy} onClick={() => back.run(of)}>{t('gate.back')}</Action>}
      </span>
      {problem && <ProblemView error={problem} />}
    </article>
  )
}

function DrawSheet({ center, open, onClose }: { center: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const assets = useQuery(api.assets.assets.list.queryOptions({ center, size: 500 }, { enabled: open }))
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet open={open} onClose={onClose} title={t('gate.draw')} done={t('gate.drawn')} options={api.assets.passes.draw.mutationOptions()}
      input={({ returnOn, ...rest }: { assets: string[]; purpose: string; carrier: string; returnOn?: string }) => ({ center, ...rest, returnOn: returnOn ?? null })}
    >
      <Form.Item name="assets" label={t('request.assets')} rules={required}><Select mode="multiple" options={(assets.data?.rows ?? []).map((row) => ({ value: row.number, label: `${row.number} ${row.name}` }))} /></Form.Item>
      <Form.Item name="purpose" label={t('gate.purpose')} rules={required}><Input maxLength={100} /></Form.Item>
      <Form.Item name="carrier" label={t('gate.carrier')} rules={required}><Input maxLength={60} /></Form.Item>
      <Form.Item name="returnOn" label={t('gate.returnOn')}><DayItem /></Form.Item>
    </CommandSheet>
  )
}
