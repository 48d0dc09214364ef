import { formatDay, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { Kin } from './Kin.tsx'
import { resultTones, statusTones, useGround, useMoment } from './words.ts'

type List = Outputs['complaints']['unit']['list']

/** What the window, or the person, owes an answer to. */
export function OwnComplaintsPage() {
  const { t } = useTranslation('complaints')
  const can = useCan()
  const { me } = useSession()
  const leads = can('complaints.unit.list').ok
  const unit = useQuery({ ...api.complaints.unit.list.queryOptions({ open: false }), enabled: leads })
  const mine = useQuery({ ...api.complaints.mine.list.queryOptions({}), enabled: me.person !== null })
  return (
    <>
      <PageHeader title={t('own.title')} note={t('own.note')} />
      {leads && <section className="stack"><h2>{t('own.window')}</h2><Loaded query={unit} empty={{ when: ({ rows }) => rows.length === 0, title: t('own.windowNone') }}>{(data) => <Rows data={data} label={t('own.window')} />}</Loaded></section>}
      {me.person && <section className="stack"><h2>{t('own.mine')}</h2><Loaded query={mine} empty={{ when: ({ rows }) => rows.length === 0, title: t('own.mineNone') }}>{(data) => <Rows data={data} label={t('own.mine')} />}</Loaded></section>}
      {me.person && <OwnConsequences self={me.person.id} />}
      {me.person && <Kin self={me.person.id} />}
    </>
  )
}

function Rows({ data: { rows }, label }: { data: List; label: string }) {
  const { t, i18n } = useTranslation('complaints')
  const names = usePlaceNames(rows.map(({ center }) => center))
  const ground = useGround()
  const moment = useMoment()
  return (
    <div className="panel panel-flush scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="plain">
        <caption className="unseen">{label}</caption>
        <thead><tr><th scope="col">{t('column.number')}</th><th scope="col">{t('column.received')}</th><th scope="col">{t('column.about')}</th><th scope="col">{t('column.due')}</th><th scope="col">{t('column.status')}</th></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row"><a data-item href={paths.complaint(row.id)}>{row.number}</a></th>
              <td className="nowrap">{moment(row.receivedAt)}</td>
              <td>{names.window(row.window)} <span className="soft">{ground(row.ground)}</span></td>
              <td className="nowrap">{row.dueDate ? formatDay(row.dueDate, i18n.language) : t('desk.noLimit')} {row.late && <StateTag tone="absent" bare>{t('late')}</StateTag>}</td>
              <td><StateTag tone={statusTones[row.status]} bare>{t(`status.${row.status}`)}</StateTag> {row.result && <StateTag tone={resultTones[row.result]} bare>{t(`result.${row.result}`)}</StateTag>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What followed for the person: to be seen where it can be objected to. */
function OwnConsequences({ self }: { self: string }) {
  const { t } = useTranslation('complaints')
  const moment = useMoment()
  const list = useQuery(api.complaints.consequences.list.queryOptions({ person: self }))
  const rows = list.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('own.consequences')}</h2>
      <ul className="plain-list">
        {rows.map((one) => (
          <li key={one.id}>
            <StateTag tone={one.withdrawnAt ? 'quiet' : 'absent'} bare>{t(`consequence.${one.kind}`)}</StateTag> <a className="clause-link" href={paths.clause(one.clause)}>{one.clause}</a> · <a href={paths.complaint(one.complaint)}>{one.number}</a> <span className="soft">{moment(one.raisedAt)}{one.withdrawnAt && ` · ${t('withdrawn', { reason: moment(one.withdrawnAt) })}`}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
