import { PageHeader, StateTag, Timeline } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PersonName } from '../ledger/PersonName.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { useSectionNames } from '../ledger/use-section-names.ts'
import { AssetActions } from './AssetActions.tsx'
import { DeviceActions } from './DeviceActions.tsx'
import { assetTones, yuan } from './tones.ts'

/** One asset: what it is, where, whose, and what happened to it. */
export function AssetPage() {
  const { t } = useTranslation('assets')
  const { center = '', number = '' } = useParams({ strict: false }) as { center?: string; number?: string }
  const detail = useQuery(api.assets.assets.get.queryOptions({ center, number }))
  const names = usePlaceNames([center])
  const sections = useSectionNames([center])
  return (
    <>
      <PageHeader title={detail.data?.asset.name ?? t('title')} note={number} actions={detail.data && <AssetActions asset={detail.data.asset} />} />
      <Loaded query={detail}>
        {({ asset, software, history }) => (
          <div className="columns">
            <section className="panel">
              <h2>{t('about')}</h2>
              <dl className="pairs">
                <dt>{t('state')}</dt><dd><StateTag tone={assetTones[asset.state]}>{t(`states.${asset.state}`)}</StateTag></dd>
                <dt>{t('class')}</dt><dd>{asset.class} · {t(`categories.${asset.category}`)}</dd>
                <dt>{t('owner')}</dt><dd>{asset.ownerUnit ?? t(`owners.${asset.owner}`)}</dd>
                <dt>{t('user')}</dt><dd>{[names.center(asset.center), asset.window ? names.window(asset.window) : sections(asset.section), asset.spot].filter(Boolean).join(' · ')}</dd>
                <dt>{t('keeper')}</dt><dd>{asset.keeper ? <PersonName register="assets" id={asset.keeper} /> : '—'}</dd>
                <dt>{t('value')}</dt><dd>{yuan(asset.value)}</dd>
                <dt>{t('bookValue')}</dt><dd>{yuan(asset.bookValue)}</dd>
                <dt>{t('acquiredOn')}</dt><dd>{asset.acquiredOn}</dd>
                {asset.network.ip && <><dt>{t('network')}</dt><dd>{asset.network.ip} {(asset.network.nets ?? []).join(' ')}</dd></>}
                {software.length > 0 && <><dt>{t('software')}</dt><dd>{software.map(({ name }) => name).join(t('comma', { ns: 'access' }))}</dd></>}
              </dl>
            </section>
            <DeviceActions asset={asset} />
            <section className="panel">
              <h2>{t('history')}</h2>
              <Timeline label={t('history')} entries={history.map(({ at, type, actor, clauses, detail: more }, i) => ({
                id: String(i), at: atCenter(at).slice(0, 10), tone: i === 0 ? 'ok' : 'quiet',
                title: <>{t([`event.${type}` as 'event.other', 'event.other'])} <span className="soft">{more.split(' · ').map((word) => t(`token.${word}` as 'token.name', { defaultValue: word })).join(' · ')}</span></>,
                source: <>{atCenter(at).slice(11, 16)} <PersonName register="assets" id={actor} /> {clauses.map((id) => <ClauseLink key={id} id={id} />)}</>,
              }))} />
            </section>
          </div>
        )}
      </Loaded>
    </>
  )
}
