import { Action, Choice, PageHeader, StateTag, type Tone } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useSession } from '../../session/session.ts'
import { usePlaceNames } from '../../session/places.ts'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { printTable } from '../ledger/print-table.ts'
import { BelatedScans, ScanPanel } from './ScanPanel.tsx'
import { findRunning, keepRunning } from './waiting-scans.ts'

type Detail = Outputs['assets']['stocktakes']['get']
const RESULT_TONES: Readonly<Record<Detail['lines'][number]['result'], Tone>> = { found: 'ok', absent: 'absent', surplus: 'late', moved: 'leave' }
const DECISIONS = ['accept', 'correct_place', 'register', 'violation'] as const

/** One stocktake: blind while it runs, then what differs, then the signatures. */
export function StocktakePage() {
  const { t } = useTranslation('assets')
  const { center = '', stocktake = '' } = useParams({ strict: false }) as { center?: string; stocktake?: string }
  const { login } = useSession()
  // Reloaded without a network the phone goes by what it knew; asked anew as soon as somebody answers.
  const known = login.loggedIn ? undefined : findRunning<Detail>(stocktake)
  const detail = useQuery({ ...api.assets.stocktakes.get.queryOptions({ center, stocktake }), ...(known && { initialData: known, initialDataUpdatedAt: 0 }) })
  useEffect(() => {
    if (detail.data) keepRunning(stocktake, detail.data.stocktake.state === 'open' ? detail.data : undefined)
  }, [stocktake, detail.data])
  return (
    <>
      <PageHeader title={t('tab.stocktakes')} note={detail.data && t(`stocktakeState.${detail.data.stocktake.state}`)} actions={detail.data && <Steps detail={detail.data} />} />
      <Loaded query={detail}>{(data) => (data.stocktake.state === 'open' ? <ScanPanel center={center} stocktake={stocktake} /> : <><BelatedScans center={center} stocktake={stocktake} /><Lines detail={data} /></>)}</Loaded>
    </>
  )
}

function Steps({ detail: { stocktake: { id: stocktake, center, state } } }: { detail: Detail }) {
  const { t } = useTranslation('assets')
  const can = useCan()
  const close = useCommand(api.assets.stocktakes.close.mutationOptions(), { done: t('stocktake.closed') })
  const sign = useCommand(api.assets.stocktakes.sign.mutationOptions(), { done: t('stocktake.signed') })
  return (
    <>
      {state === 'open' && <Action kind="primary" busy={close.busy} reason={can('assets.stocktakes.close', { center }).reason} onClick={() => close.run({ center, stocktake })}>{t('stocktake.close')}</Action>}
      {state === 'closed' && <Action kind="primary" busy={sign.busy} reason={can('assets.stocktakes.sign', { center }).reason} onClick={() => sign.run({ center, stocktake })}>{t('stocktake.sign')}</Action>}
      {(close.problem ?? sign.problem) && <ProblemView error={close.problem ?? sign.problem} />}
    </>
  )
}

function Lines({ detail: { stocktake, lines } }: { detail: Detail }) {
  const { t } = useTranslation('assets')
  const can = useCan()
  const names = usePlaceNames([stocktake.center])
  const placeName = (place: string | null) => (place && (names.window(place) || names.center(place))) || place || ''
  const print = () => void printTable({
    title: t('stocktake.sheet', { place: placeName(stocktake.window ?? stocktake.center), year: stocktake.year }),
    columns: [t('number'), t('name'), t('stocktake.result'), t('stocktake.registeredAt'), t('stocktake.seenAt'), t('stocktake.counters'), t('stocktake.decision')],
    rows: lines.map((row) => [row.number, row.name ?? '', t(`results.${row.result}`), placeName(row.registeredAt), row.seenAt ?? '', String(row.counters), row.decision ? t(`decisions.${row.decision as 'accept'}`) : '']),
    foot: [t('stocktake.by.keeper'), t('stocktake.by.office'), `${t('stocktake.signedOn')} ${stocktake.signedOn ?? ''}`],
  })
  const adjudicate = useCommand(api.assets.stocktakes.adjudicate.mutationOptions(), { done: t('stocktake.adjudicated') })
  const differing = lines.filter(({ result, disputed }) => result !== 'found' || disputed)
  const mayDecide = stocktake.state === 'closed' && can('assets.stocktakes.adjudicate', { center: stocktake.center }).ok
  return (
    <div className="stack">
      <dl className="figures">{(['found', 'absent', 'surplus', 'moved'] as const).map((result) => <div key={result}><dt>{t(`results.${result}`)}</dt><dd>{lines.filter((line) => line.result === result).length}</dd></div>)}</dl>
      <p className="states">
        {(['keeper', 'office'] as const).filter((who) => who === 'office' || stocktake.window !== null).map((who) => <StateTag key={who} tone={stocktake.signatures.includes(who) ? 'ok' : 'open'}>{t(`stocktake.by.${who}`)}</StateTag>)}
        <Action icon="print" onClick={print}>{t('stocktake.print')}</Action>
      </p>
      {adjudicate.problem && <ProblemView error={adjudicate.problem} />}
      <PlainTable title={t('stocktake.result')} query={{ data: { rows: differing }, error: null, isPending: false, refetch: (() => undefined) as never }} rowKey={({ number }) => number} empty={t('stocktake.noLines')} columns={[
        { title: t('number'), render: (row) => row.number },
        { title: t('name'), render: (row) => row.name ?? '—' },
        { title: t('stocktake.result'), render: (row) => <span className="states"><StateTag tone={RESULT_TONES[row.result]}>{t(`results.${row.result}`)}</StateTag>{row.disputed && <StateTag tone="late">{t('stocktake.disputed')}</StateTag>}</span> },
        { title: t('stocktake.registeredAt'), render: (row) => placeName(row.registeredAt) || '—' },
        { title: t('stocktake.seenAt'), render: (row) => row.seenAt || '—' },
        { title: t('stocktake.counters'), number: true, render: (row) => row.counters },
        {
          title: t('stocktake.decision'), render: (row) => mayDecide
            ? <Choice bare label={t('stocktake.decision')} value={row.decision ?? ''} options={[{ value: '', name: '—' }, ...DECISIONS.map((value) => ({ value, name: t(`decisions.${value}`) }))]} onChange={(value) => { if (value) adjudicate.run({ center: stocktake.center, stocktake: stocktake.id, number: row.number, decision: value as 'accept', note: '' }) }} />
            : row.decision ? t(`decisions.${row.decision as 'accept'}`) : '—',
        },
      ]} />
    </div>
  )
}
