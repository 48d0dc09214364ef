import { formatDay, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useValueWords } from './value-words.ts'

type Detail = Outputs['regulation']['regulations']['clause']

/** One clause in our words, how it is read, and the values it drives. */
export function ClauseText({ id }: { id: string }) {
  const clause = useQuery(api.regulation.regulations.clause.queryOptions({ id }, { staleTime: 600_000 }))
  return <Loaded query={clause} rows={4}>{(detail) => <Text detail={detail} />}</Loaded>
}

function Text({ detail: { clause, values } }: { detail: Detail }) {
  const { t } = useTranslation('regulation')
  const local = useLocal()
  return (
    <article className="panel clause-text" aria-labelledby="clause-heading">
      <p className="soft row"><span className="clause-id">{clause.id}</span>{clause.cite}</p>
      <h2 id="clause-heading">{local(clause.title)}</h2>
      <p className="row">
        <span className="chip">{t(`areas.${clause.area}`)}</span>
        <span className="chip">{t(`kinds.${clause.kind}`)}</span>
        {clause.covered !== null && <StateTag tone={clause.covered ? 'ok' : 'quiet'}>{t(clause.covered ? 'covered' : 'uncovered')}</StateTag>}
      </p>
      <p className="clause-summary">{local(clause.summary)}</p>
      {clause.reading && <div className="clause-reading-box"><h3>{t('reading')}</h3><p>{local(clause.reading)}</p></div>}
      <h3>{t('drives')}</h3>
      {values.length === 0 ? <p className="soft">{t('drivesNone')}</p> : <Values values={values} center={clause.center} area={clause.area} />}
    </article>
  )
}

function Values({ values, center, area }: { values: Detail['values']; center: string; area: string }) {
  const { t, i18n } = useTranslation('regulation')
  const { pathText, valueText } = useValueWords()
  return (
    <table className="plain">
      <thead><tr><th scope="col">{t('value')}</th><th scope="col">{t('is')}</th><th scope="col">{t('since')}</th></tr></thead>
      <tbody>
        {values.map((value) => (
          <tr key={value.path}>
            <td>{pathText(value.path)}{value.setting && <span className="soft"> {t('setting')}</span>}</td>
            <td><strong>{valueText(value.value)}</strong></td>
            <td><a href={paths.policy(center, area, value.version)}>{t('versionOf', { version: value.version })}</a> <span className="soft">{formatDay(value.effectiveFrom, i18n.language)}</span></td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
