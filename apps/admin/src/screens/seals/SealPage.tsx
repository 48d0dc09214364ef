import { formatDateTime, formatDay, PageHeader, StateTag, Timeline } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { useSectionNames } from '../ledger/use-section-names.ts'
import { SealActions } from './SealActions.tsx'
import { sealTones } from './tones.ts'
import { useItemNames } from './use-item-names.ts'

type Detail = Outputs['seals']['seals']['get']

/** One seal: what it is, what may be done with it now, what happened to it. */
export function SealPage() {
  const { t } = useTranslation('seals')
  const { center = '', seal = '' } = useParams({ strict: false }) as { center?: string; seal?: string }
  const detail = useQuery(api.seals.seals.get.queryOptions({ center, seal }))
  return (
    <>
      <PageHeader
        title={detail.data ? `${detail.data.seal.name}` : t('title')}
        note={detail.data?.seal.number}
        actions={detail.data && <SealActions seal={detail.data.seal} />}
      />
      <Loaded query={detail}>{(data) => <OneSeal detail={data} />}</Loaded>
    </>
  )
}

function OneSeal({ detail: { seal, imprints, filings, history } }: { detail: Detail }) {
  const { t, i18n } = useTranslation('seals')
  const names = usePlaceNames([seal.center])
  const itemName = useItemNames(seal.center)
  const sections = useSectionNames([seal.center])
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : '—')
  return (
    <div className="columns">
      <div className="stack">
        <section className="panel">
          <h2>{t('about')}</h2>
          <dl className="pairs">
            <dt>{t('kind')}</dt><dd>{t(`kinds.${seal.kind}`)} · {t(`media.${seal.medium}`)}</dd>
            <dt>{t('place')}</dt><dd>{[names.center(seal.center), seal.window ? names.window(seal.window) : sections(seal.section)].filter(Boolean).join(' · ')}</dd>
            <dt>{t('state', { ns: 'ledger' })}</dt><dd><span className="states"><StateTag tone={sealTones[seal.state]}>{t(`states.${seal.state}`)}</StateTag>{seal.away && <StateTag tone="leave">{t('away')}</StateTag>}{seal.lacks.map((one) => <StateTag key={one} tone="late">{t('lacks')}{t('colon', { ns: 'shell' })}{t(`lack.${one}`)}</StateTag>)}</span></dd>
            <dt>{t('custodian')}</dt><dd>{seal.custodian ? <><PersonName register="seals" id={seal.custodian} /> {seal.custodianSince && <span className="soft">{t('since')} {day(seal.custodianSince)}</span>}{seal.custodyUntil && <StateTag tone="cover">{t('untilCover', { day: day(seal.custodyUntil) })}</StateTag>}</> : t('nobody')}</dd>
            {seal.responsible && <><dt>{t('responsible')}</dt><dd><PersonName register="seals" id={seal.responsible} /></dd></>}
            <dt>{t('usableFrom')}</dt><dd>{day(seal.usableFrom)}</dd>
            {seal.endedOn && <><dt>{t('endedOn')}</dt><dd>{day(seal.endedOn)}</dd></>}
            <dt>{t('validUntil')}</dt><dd>{day(seal.validUntil)}</dd>
            <dt>{t('items')}</dt><dd>{seal.items.length > 0 ? seal.items.map(itemName).join(t('comma', { ns: 'access' })) : t('itemsHint')}</dd>
            <dt>{t('rules')}</dt><dd>{seal.rules ? `${seal.rules.title} ${seal.rules.number ?? ''}` : '—'}</dd>
            {seal.counter !== null && <><dt>{t('counter')}</dt><dd>{seal.counter}</dd></>}
          </dl>
        </section>
        <section className="panel">
          <h2>{t('history')}</h2>
          <Timeline
            label={t('history')}
            entries={history.map(({ at, type, actor, clauses, detail }, i) => ({
              id: String(i), at: atCenter(at).slice(0, 10), tone: i === 0 ? 'ok' : 'quiet',
              title: <>{t([`event.${type}` as 'event.other', 'event.other'])}{detail && <span className="soft"> · {detail}</span>}</>,
              source: <>{atCenter(at).slice(11, 16)} <PersonName register="seals" id={actor} /> {clauses.map((id) => <ClauseLink key={id} id={id} />)}</>,
            }))}
          />
        </section>
      </div>
      <div className="stack">
        <section className="panel">
          <h2>{t('imprints')}</h2>
          {imprints.length === 0 ? <p className="soft">{t('noImprint')}</p> : imprints.map(({ version, filedAt }) => (
            <Imprint key={version} center={seal.center} seal={seal.id} version={version} caption={`${t('version', { version })} · ${formatDateTime(atCenter(filedAt), i18n.language).slice(0, -9)}`} />
          ))}
        </section>
        <section className="panel">
          <h2>{t('filings')}</h2>
          {filings.map((filing) => (
            <p key={filing.id}>
              <StateTag tone={filing.late ? 'late' : 'ok'}>{t(`filingKind.${filing.kind}`)}</StateTag> {day(filing.happenedOn)} → {day(filing.filedOn)}{' '}
              <span className="soft">{filing.late ? t('filing.late', { day: day(filing.dueOn) }) : t('filing.inTime')}</span> <ClauseLink id={filing.clause} />
            </p>
          ))}
        </section>
      </div>
    </div>
  )
}

function Imprint({ center, seal, version, caption }: { center: string; seal: string; version: number; caption: string }) {
  const picture = useQuery(api.seals.seals.imprint.queryOptions(version > 0 ? { center, seal, version } : skipToken, { staleTime: Number.POSITIVE_INFINITY }))
  return <figure className="register-imprint">{picture.data && <img src={`data:${picture.data.mediaType};base64,${picture.data.contentBase64}`} alt={caption} />}<figcaption className="soft">{caption}</figcaption></figure>
}
