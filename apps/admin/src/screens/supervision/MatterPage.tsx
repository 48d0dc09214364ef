import { PageHeader, StateTag, Timeline } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { MatterActions } from './MatterActions.tsx'
import { matterTones, useMoment } from './words.ts'

type Detail = Outputs['supervision']['matters']['get']

/** One matter: its ground and facts, who answers and by which rule, who was heard, what was decided. */
export function MatterPage() {
  const { t } = useTranslation('supervision')
  const { center = '', matter = '' } = useParams({ strict: false }) as { center?: string; matter?: string }
  const detail = useQuery(api.supervision.matters.get.queryOptions({ center, matter }))
  return (
    <>
      <PageHeader title={detail.data ? `${t('matter.title')} ${detail.data.matter.number}` : t('matter.title')} note={detail.data?.matter.about} actions={detail.data && <MatterActions detail={detail.data} />} />
      <Loaded query={detail}>{(data) => <OneMatter detail={data} />}</Loaded>
    </>
  )
}

function OneMatter({ detail: { matter, facts, evidence, stages, liable, released, statements, unheard, decision, referral, superior, superiorPerson, history } }: { detail: Detail }) {
  const { t } = useTranslation('supervision')
  const local = useLocal()
  const moment = useMoment()
  const names = usePlaceNames([matter.center])
  const grounds = useQuery(api.supervision.matters.grounds.queryOptions({ center: matter.center }))
  const ground = grounds.data?.rows.find(({ id }) => id === matter.ground)
  const name = (person: string) => <PersonName register="supervision" id={person} />
  return (
    <div className="columns">
      <div className="stack">
        <section className="panel">
          <h2>{t('matter.ground')}</h2>
          <dl className="pairs">
            <dt>{t('state', { ns: 'ledger' })}</dt><dd><StateTag tone={matterTones[matter.state]}>{t(`matterState.${matter.state}`)}</StateTag> <span className="soft">{t(`origin.${matter.origin}`)} {matter.reference}</span></dd>
            <dt>{t('window')}</dt><dd>{[names.center(matter.center), names.window(matter.window)].filter(Boolean).join(' · ')}</dd>
            <dt>{t('matter.ground')}</dt><dd>{ground ? local(ground.name) : t('matter.noGroundYet')} <ClauseLink id={matter.groundClause} /></dd>
            {facts.flatMap((fact) => [<dt key={fact.key}>{t(`word.${fact.key}` as 'word.none', { ns: 'regulation' })}</dt>, <dd key={`${fact.key} text`}>{fact.text}</dd>])}
          </dl>
        </section>
        <section className="panel">
          <h2>{t('matter.liable')}</h2>
          {liable.length === 0 ? <p className="soft">{t('matter.nobodyYet')}</p> : <ul>{liable.map((one) => <li key={one.person + one.stage}>{name(one.person)} {one.stage} <StateTag tone="late" bare>{t(`degree.${one.degree}`)}</StateTag> <ClauseLink id={one.clause} />{unheard.includes(one.person) && <StateTag tone="open">{t('matter.notHeard')}</StateTag>}</li>)}</ul>}
          {released.length > 0 && <><h3>{t('matter.released')}</h3><ul>{released.map((one) => <li key={one.person + one.stage}>{name(one.person)} {one.stage} <ClauseLink id={one.clause} /></li>)}</ul></>}
          {stages.length > 0 && <><h3>{t('stage.list')}</h3><ul>{stages.map((one) => <li key={one.stage + one.person}>{one.stage} · {t(`stage.${one.role}`)} {name(one.person)} {one.act} {one.lateWorkdays > 0 && <span className="soft">{t('stage.lateBy', { count: one.lateWorkdays })}</span>}</li>)}</ul></>}
        </section>
        {decision && (
          <section className="panel">
            <h2>{t('matter.decision')}</h2>
            <dl className="pairs">
              <dt>{t('matter.outcome')}</dt><dd>{matter.outcome && t(`outcome.${matter.outcome}`)}</dd>
              {decision.fault && <><dt>{t('matter.fault')}</dt><dd>{t(`fault.${decision.fault}`)}</dd></>}
              {decision.rule && <><dt>{t('matter.rule')}</dt><dd>{decision.rule}</dd></>}
              <dt>{t('matter.result')}</dt><dd>{t(`came.${decision.result}`)}</dd>
              <dt>{t('matter.kinds')}</dt><dd>{decision.kinds.map((kind) => t(`liability.${kind}`)).join(t('comma', { ns: 'access' })) || '—'} {decision.organ}</dd>
              <dt>{t('reason', { ns: 'ledger' })}</dt><dd>{decision.text}</dd>
              <dt>{t('by', { ns: 'ledger' })}</dt><dd>{name(decision.by)}</dd>
              {referral && <><dt>{t('matter.referral')}</dt><dd>{referral}</dd></>}
              {superior && <><dt>{t('matter.superior')}</dt><dd>{t(`oversight.${superior}`)} {superiorPerson && name(superiorPerson)}</dd></>}
            </dl>
          </section>
        )}
      </div>
      <div className="stack">
        <section className="panel">
          <h2>{t('matter.statements')}</h2>
          {statements.length === 0 ? <p className="soft">{t('matter.noStatements')}</p> : statements.map((one) => <p key={one.at + one.person}>{name(one.person)} {one.text} <span className="soft">{one.oral && t('matter.oral')} {moment(one.at)}</span></p>)}
          <h2>{t('evidence')}</h2>
          {evidence.length === 0 ? <p className="soft">{t('matter.noEvidence')}</p> : evidence.map((one) => <p key={one.at}>{one.text} <span className="soft">{moment(one.at)}</span></p>)}
        </section>
        <section className="panel">
          <h2>{t('matter.history')}</h2>
          <Timeline label={t('matter.history')} entries={history.map(({ at, type, actor, clauses }, nth) => ({
            id: String(nth), at: atCenter(at).slice(0, 10), tone: nth === 0 ? 'ok' as const : 'quiet' as const, title: t([`event.${type}` as 'event.other', 'event.other']),
            source: <>{atCenter(at).slice(11, 16)} {name(actor)} {clauses.map((id) => <ClauseLink key={id} id={id} />)}</>,
          }))} />
        </section>
      </div>
    </div>
  )
}
