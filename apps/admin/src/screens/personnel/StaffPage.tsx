import { formatDay, PageHeader, StateTag, Timeline, type TimelineEntry } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { usePlaceNames } from '../../session/places.ts'
import { LeaveAction } from './LeaveAction.tsx'
import { fileHref, statusTone } from './words.ts'

type Staff = Outputs['personnel']['staff']['person']

/** One person: postings, orders, what is held, in one line of time. */
export function StaffPage() {
  const { t } = useTranslation('personnel')
  const { person = '' } = useParams({ strict: false })
  const staff = useQuery(api.personnel.staff.person.queryOptions({ person }))
  const now = staff.data?.postings.find(({ until, center }) => until === null && center !== null)
  return (
    <>
      <PageHeader
        title={staff.data?.name ?? t('staff.title')} note={person}
        actions={<><a className="action" href={paths.person(person)}>{t('staff.roster')}</a>{now?.center && <LeaveAction center={now.center} person={person} />}</>}
      />
      <Loaded query={staff}>{(data) => <OnePerson staff={data} />}</Loaded>
    </>
  )
}

function OnePerson({ staff: { postings, files, holdings, minimumOn, maximumOn } }: { staff: Staff }) {
  const { t, i18n } = useTranslation('personnel')
  const local = useLocal()
  const names = usePlaceNames([...postings, ...files].map(({ center }) => center))
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : t('none'))
  const entries: TimelineEntry[] = [
    ...postings.filter(({ center }) => center !== null).map((posting) => ({
      id: `posting ${posting.from}`, at: posting.from, tone: posting.until === null ? 'ok' as const : 'quiet' as const,
      title: t(posting.lead ? 'staff.ledFrom' : 'staff.postedFrom', { place: [names.center(posting.center), names.window(posting.window)].filter(Boolean).join(' ') }),
      source: posting.until ? t('staff.until', { day: day(posting.until) }) : t('staff.still'),
    })),
    ...files.map((file) => ({
      id: file.id, at: file.effective ?? file.openedOn, tone: statusTone(file.status),
      title: <a href={fileHref(file)}>{t(`kind.${file.kind}`, { defaultValue: file.kind })} · {t(`word.${file.subject}`, { defaultValue: file.subject })}</a>,
      source: `${names.center(file.center)} · ${t(`status.${file.status}`, { defaultValue: file.status })}`,
    })),
  ].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <div className="columns">
      <section className="panel"><h2>{t('staff.timeline')}</h2>{entries.length === 0 ? <p className="soft">{t('none')}</p> : <Timeline label={t('staff.timeline')} entries={entries} />}</section>
      <div className="stack">
        <section className="panel">
          <h2>{t('staff.term')}</h2>
          <dl className="pairs"><dt>{t('tenure.minimum')}</dt><dd>{day(minimumOn)}</dd><dt>{t('tenure.maximum')}</dt><dd>{day(maximumOn)}</dd></dl>
        </section>
        <section className="panel">
          <h2>{t('staff.holds')} {holdings.length > 0 && <StateTag tone="open">{holdings.length}</StateTag>}</h2>
          {holdings.length === 0 ? <p className="soft">{t('settlement.none')}</p> : (
            <ul className="rights">{holdings.map((one) => <li key={`${one.source} ${one.kind} ${one.reference}`}>{t(`holding.${one.kind}`, { defaultValue: one.kind })} {one.reference}<span className="soft">{one.label && local(one.label)}</span></li>)}</ul>
          )}
        </section>
      </div>
    </div>
  )
}
