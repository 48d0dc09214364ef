import { StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { usePlaces } from '../../data/places.ts'
import { stateTones } from './Verdict.tsx'

/** Seals lost or cancelled, and since when; whatever bears one later is not genuine. */
export function RevokedSeals() {
  const { t } = useTranslation('seals')
  const places = usePlaces()
  const revoked = useQuery(api.seals.signatures.revoked.queryOptions({}))
  return (
    <section className="panel stack">
      <h2>{t('revoked.title')}</h2>
      <p className="soft">{t('revoked.note')}</p>
      <Loaded query={revoked} empty={{ when: ({ rows }) => rows.length === 0, title: t('revoked.none') }}>
        {({ rows }) => (
          <ul className="revoked">
            {rows.map((row) => (
              <li key={`${row.center}${row.number}`}>
                <span>{row.name} <span className="soft">{row.number} · {places.centerName(row.center)}</span></span>
                <span><StateTag tone={stateTones[row.state]} bare>{t(`sealState.${row.state}`)}</StateTag> <span className="soft">{row.endedOn}</span></span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
