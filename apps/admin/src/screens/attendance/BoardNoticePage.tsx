import { Action, formatDay, formatMonth, PageHeader } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { figureOf, isFigure, useFigureWords } from './figures.ts'
import './board.css'

type NoticeOf = Outputs['attendance']['board']['get']
const AT_ONCE = 500

/** One notice as it was put up, to be printed. */
export function BoardNoticePage() {
  const { t } = useTranslation('settling')
  const { notice = '' } = useParams({ strict: false })
  const found = useQuery(api.attendance.board.get.queryOptions({ id: notice, size: AT_ONCE }))
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={found.data?.notice.title ?? t('board.title')}
          actions={<><a className="action" href={paths.board}>{t('board.back')}</a><Action icon="print" onClick={() => print()}>{t('print', { ns: 'shell' })}</Action></>}
        />
      </div>
      <Loaded query={found}>{(data) => <Sheet data={data} />}</Loaded>
    </>
  )
}

function Sheet({ data: { notice, columns, columnsClause, rows } }: { data: NoticeOf }) {
  const { t, i18n } = useTranslation('settling')
  const words = useFigureWords()
  const names = usePlaceNames([notice.center])
  const shown = columns.filter(isFigure)
  const day = formatDay(atCenter(notice.issuedAt).slice(0, 10), i18n.language)
  const hasNames = rows.some(({ name }) => name)
  return (
    <article className="panel official">
      <p className="official-head">{names.center(notice.center)}</p>
      <h2 className="official-title">{notice.title}</h2>
      <p className="official-number">{t(`board.place.${notice.place as 'notice'}`)} · {notice.number} · {t('board.basis', { clause: notice.clause })}</p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={notice.title}>
        <table className="plain">
          <thead>
            <tr>
              {notice.months.length > 1 && <th scope="col">{t('column.month')}</th>}
              {hasNames && <th scope="col">{t('column.person')}</th>}
              <th scope="col">{t('column.department')}</th><th scope="col">{t('column.window')}</th>
              {shown.map((name) => <th key={name} scope="col" className="number">{words.name(name)}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {notice.months.length > 1 && <td>{formatMonth(row.month, i18n.language)}</td>}
                {hasNames && <th scope="row">{row.name}{row.provisional > 0 ? '*' : ''}</th>}
                <td>{names.department(row.department)}</td><td>{names.window(row.window)}</td>
                {shown.map((name) => <td key={name} className="number">{figureOf(name, row.figures)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.some(({ provisional }) => provisional > 0) && <p className="soft">{t('board.provisional')}</p>}
      <p className="soft">{t('months.columns', { clause: columnsClause })}</p>
      {notice.recipients.length > 0 && <p>{t('board.recipients', { names: notice.recipients.join(' · ') })}</p>}
      <p className="official-foot">{t('board.issued', { name: notice.issuedBy, day })}</p>
    </article>
  )
}
