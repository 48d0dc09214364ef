import { formatDay, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { usePlaceNames } from '../../session/places.ts'
import { DemandList } from './DemandList.tsx'
import { EntryActions } from './EntryActions.tsx'
import { FileDocuments } from './FileDocuments.tsx'
import { FileTimeline } from './FileTimeline.tsx'
import { LetterPair } from './LetterPair.tsx'
import { WindowVolume } from './Volume.tsx'
import { type Entry, statusTone } from './words.ts'

/** One entry: who is proposed, what is demanded, where it stands, what comes next. */
export function EntryPage() {
  const { t } = useTranslation('personnel')
  const { id = '' } = useParams({ strict: false })
  const entry = useQuery(api.personnel.entries.get.queryOptions({ id }))
  const file = entry.data?.file
  return (
    <>
      <PageHeader
        title={file ? t('entry.of', { name: file.name }) : t('entry.title')}
        note={file && <><StateTag tone={statusTone(file.status)}>{t(`status.${file.status}`)}</StateTag> {t(`occasion.${file.occasion}`)} · <a href={paths.staff(file.person)}>{file.person}</a></>}
        actions={file && <EntryActions file={file} />}
      />
      <Loaded query={entry}>{(data) => <OneEntry entry={data} />}</Loaded>
    </>
  )
}

function OneEntry({ entry: { file, particulars, demands, steps } }: { entry: Entry }) {
  const { t, i18n } = useTranslation('personnel')
  const names = usePlaceNames([file.center])
  const day = (date: string | null | undefined) => (date ? formatDay(date, i18n.language) : t('none'))
  const { probation, exception, opinion } = file
  return (
    <div className="columns">
      <div className="stack">
        <section className="panel"><h2>{t('demands.title')}</h2><DemandList demands={demands} /></section>
        {probation && (
          <section className="panel">
            <h2>{t('probation.title')}</h2>
            <dl className="pairs">
              <dt>{t('field.from')}</dt><dd>{day(probation.from)}</dd>
              <dt>{t('probation.due')}</dt><dd>{day(probation.due)}{probation.extensions > 0 && ` · ${t('probation.extended', { count: probation.extensions })}`}</dd>
              <dt>{t('probation.observed')}</dt><dd>{day(probation.observedOn)}</dd>
              <dt>{t('probation.trained')}</dt><dd>{day(probation.trainedOn)}</dd>
              <dt>{t('probation.assessed')}</dt>
              <dd>{probation.assessments.length === 0 ? t('none') : probation.assessments.map(({ on, passed, late }) => <div key={on}>{day(on)} <StateTag tone={passed ? 'ok' : 'absent'}>{t(passed ? 'probation.passed' : 'probation.failed')}</StateTag>{late && ` ${t('probation.late')}`}</div>)}</dd>
            </dl>
          </section>
        )}
        <FileDocuments subject={`entry/${file.id}`} />
        <section className="panel"><h2>{t('steps')}</h2><FileTimeline steps={steps} /></section>
      </div>
      <div className="stack">
        <section className="panel">
          <h2>{t('entry.about')}</h2>
          <dl className="pairs">
            <dt>{t('column.center')}</dt><dd>{names.center(file.center)}</dd>
            <dt>{t('column.department')}</dt><dd>{names.department(file.department)}</dd>
            <dt>{t('column.window')}</dt><dd>{names.window(file.window)}{file.lead && ` · ${t('lead')}`}</dd>
            <dt>{t('field.start')}</dt><dd>{day(file.start)}{file.until && ` – ${day(file.until)}`}</dd>
            <dt>{t('field.employment')}</dt><dd>{t(`word.${file.employment}`)}</dd>
            <dt>{t('field.employedSince')}</dt><dd>{day(file.employedSince)}</dd>
            <dt>{t('field.rank')}</dt><dd>{t(`word.${file.rank}`)}</dd>
            {particulars && <><dt>{t('field.position')}</dt><dd>{particulars.position ?? t('none')}</dd></>}
            {particulars && <><dt>{t('field.birth')}</dt><dd>{day(particulars.birth)}</dd></>}
            <dt>{t('field.registration')}</dt><dd>{file.registration ? `${file.registration.number} · ${day(file.registration.on)}` : t('none')}</dd>
            <dt>{t('field.certificate')}</dt><dd>{file.certificate?.number ?? t('none')}</dd>
            {file.reason && <><dt>{t('field.reason')}</dt><dd>{file.reason}</dd></>}
          </dl>
        </section>
        <WindowVolume center={file.center} window={file.window} />
        <LetterPair letter={file.letter} reply={file.reply} opinion={opinion} exception={exception} />
      </div>
    </div>
  )
}
