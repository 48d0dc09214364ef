import { formatDay, PageHeader, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayItem } from '../../antd/fields.tsx'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCan } from '../../session/can.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { Basis } from './Basis.tsx'
import { Reconsiderations } from './Reconsiderations.tsx'
import { Said } from './Said.tsx'
import { type Round, roundTones } from './words.ts'

const PARTS = ['scope', 'time', 'content', 'method', 'procedure', 'grades'] as const

/** One round: what was announced, whom it is about and how far it is, how it ends. */
export function AppraisalPage() {
  const { t } = useTranslation('supervision')
  const { center = '', round = '' } = useParams({ strict: false }) as { center?: string; round?: string }
  const can = useCan()
  const names = usePlaceNames([center])
  const rounds = useQuery(api.supervision.appraisalRounds.list.queryOptions({ center }))
  const one = rounds.data?.rows.find(({ id }) => id === round)
  const sees = can('supervision.appraisalRounds.get', { center }).ok
  const detail = useQuery(api.supervision.appraisalRounds.get.queryOptions(sees && one && !one.imported ? { center, round } : skipToken))
  const subjects = useQuery(api.supervision.appraisalRounds.get.queryOptions(sees && one && !one.imported ? { center, round } : skipToken, { select: (data) => ({ rows: data.subjects }) }))
  return (
    <>
      <PageHeader title={`${names.center(center)} · ${t('round.title', { year: one?.year ?? '' })}`} note={one && <StateTag tone={roundTones[one.state]}>{one.imported ? t('imported') : t(`roundState.${one.state}`)}</StateTag>} actions={one && <RoundActions round={one} />} />
      <Loaded query={rounds}>{() => one && (
        <div className="stack">
          <section className="panel">
            <h2>{t('round.announcement')}</h2>
            {one.announcement === null ? <p className="soft">{one.imported ? t('round.importedNote') : t('round.notAnnounced')}</p> : <dl className="pairs">{PARTS.flatMap((part) => (one.announcement?.[part] ? [<dt key={part}>{t(`part.${part}`)}</dt>, <dd key={`${part} text`}>{one.announcement[part]}</dd>] : []))}<dt>{t('round.weights')}</dt><dd>{t('round.weightsAre', one.weights)}</dd></dl>}
          </section>
          {sees && !one.imported && (
            <Loaded query={detail}>{(data) => (
              <>
                {data.monthsMissing.length > 0 && <p><StateTag tone="late">{t('round.monthsMissing', { months: data.monthsMissing.join(' ') })}</StateTag></p>}
                <section className="panel"><h2>{t('round.appraisers')}</h2><p className="row">{data.appraisers.map(({ person, source }) => <span key={person}><PersonName register="supervision" id={person} /> <span className="soft">{t(`appraiser.${source}`)}</span></span>)}</p>{data.elsewhere.length > 0 && <p className="soft">{t('round.elsewhere')}{t('colon', { ns: 'shell' })}{data.elsewhere.map(({ person, reason }) => <span key={person}><ActorName id={person} /> {reason} </span>)}</p>}</section>
                <PlainTable title={t('round.subjects')} query={subjects} rowKey={({ subject }) => `${subject.kind} ${subject.id}`} empty={t('nobody')} columns={[
                  { title: t('subject.label'), render: (row) => <>{row.name} <span className="soft">{row.subject.kind === 'person' ? row.subject.id : t('subject.window')}</span></> },
                  { title: t('window'), render: (row) => names.window(row.window) },
                  { title: t('round.sheets'), number: true, render: (row) => row.sheets },
                  { title: t('points'), number: true, render: (row) => row.total ?? <span className="soft">{t('round.missing', { count: row.missing.length })}</span> },
                  { title: t('action', { ns: 'ledger' }), render: (row) => <Basis center={center} round={one} subject={row.subject} name={row.name} /> },
                ]} />
              </>
            )}</Loaded>
          )}
          {!sees && one.state === 'announced' && <Opine center={center} round={one} />}
          {sees && <Reconsiderations center={center} />}
        </div>
      )}</Loaded>
    </>
  )
}

function RoundActions({ round }: { round: Round }) {
  const { t, i18n } = useTranslation('supervision')
  const place = { center: round.center }
  const of = { center: round.center, round: round.id }
  return (
    <>
      {round.state === 'draft' && (
        <SheetAction label={t('round.announce')} procedure="supervision.appraisalRounds.announce" place={place} kind="primary" options={api.supervision.appraisalRounds.announce.mutationOptions()} done={t('round.announced')} note={t('round.announceNote')}
          toInput={(parts: Partial<Record<(typeof PARTS)[number], string>>) => ({ ...of, announcement: Object.fromEntries(Object.entries(parts).filter(([, text]) => text)) })}
        >
          {PARTS.map((part) => <Said key={part} name={part} label={t(`part.${part}`)} rows={2} required={part === 'scope' || part === 'method'} />)}
        </SheetAction>
      )}
      {round.state === 'announced' && (
        <SheetAction label={t('round.publish')} procedure="supervision.appraisalRounds.publish" place={place} kind="primary" options={api.supervision.appraisalRounds.publish.mutationOptions()} done={(made) => t('round.published', made)} note={t('round.publishNote')}
          toInput={({ rectifyUntil }: { rectifyUntil?: string }) => ({ ...of, rectifyUntil: rectifyUntil ?? null })}
        >
          <Form.Item name="rectifyUntil" label={t('round.rectifyUntil')}><DayItem /></Form.Item>
        </SheetAction>
      )}
      {round.state === 'published' && (
        <SheetAction label={t('round.seal')} procedure="supervision.appraisalRounds.seal" place={place} options={api.supervision.appraisalRounds.seal.mutationOptions()} done={t('round.sealed')} note={t('round.sealNote')} toInput={() => of}>{null}</SheetAction>
      )}
      {round.sealedAt && !round.imported && <span className="soft">{t('round.sealedOn', { day: formatDay(round.sealedAt.slice(0, 10), i18n.language) })}</span>}
    </>
  )
}

/** The leader of a window on the own window and its people. */
function Opine({ center, round }: { center: string; round: Round }) {
  const { t } = useTranslation('supervision')
  const can = useCan()
  const people = useQuery(api.supervision.scores.list.queryOptions(can('supervision.scores.list').ok ? { center, kind: 'person', year: round.year, size: 200 } : skipToken))
  if (!can('supervision.appraisalRounds.opine').ok) return null
  return (
    <SheetAction label={t('round.opine')} procedure="supervision.appraisalRounds.opine" kind="primary" options={api.supervision.appraisalRounds.opine.mutationOptions()} done={t('round.opined')} note={t('round.opineNote')}
      toInput={({ person, text }: { person: string; text: string }) => ({ center, round: round.id, subject: { kind: 'person' as const, id: person }, text })}
    >
      <Form.Item name="person" label={t('person')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}>{people.data ? <Select showSearch options={people.data.rows.map(({ subject, name }) => ({ value: subject.id, label: `${name} ${subject.id}` }))} /> : <Input />}</Form.Item>
      <Said name="text" label={t('round.opinion')} />
    </SheetAction>
  )
}
