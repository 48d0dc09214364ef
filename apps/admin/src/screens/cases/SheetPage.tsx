import { Action, CalculationSheet, Choice, EmptyState, PageHeader } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, queryClient } from '../../data/api.ts'
import { ExportButton } from '../../data/ExportButton.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useClockWords } from './clock-words.tsx'

const CLOCKS = ['promised', 'statutory', 'step'] as const

/** How a limit was counted, day by day, for whoever doubts it. */
export function SheetPage() {
  const { t } = useTranslation('cases')
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [filters, change] = useFilters()
  const words = useClockWords()
  const clock = oneOf(CLOCKS, filters['clock']) ?? 'promised'
  const sheet = useQuery(api.cases.clock.sheet.queryOptions({ case: id, clock }))
  const names = usePlaceNames(sheet.data ? [sheet.data.center] : [])
  return (
    <>
      <PageHeader
        title={t('sheet.title')} note={sheet.data && <><a href={paths.case(id)}>{sheet.data.number}</a> · {sheet.data.itemName}</>}
        actions={<><ExportButton reason={undefined} name={t('sheet.ledger')} fetch={() => queryClient.fetchQuery(api.cases.clock.ledger.queryOptions({ case: id, clock }))} /><Action icon="print" onClick={() => window.print()}>{t('print', { ns: 'shell' })}</Action></>}
      />
      <div className="filters no-print"><Choice label={t('sheet.clock')} value={clock} onChange={(value) => change({ clock: value })} options={CLOCKS.map((value) => ({ value, name: t(`sheet.clocks.${value}`) }))} /></div>
      <Loaded query={sheet} rows={12}>
        {({ sheet: counted, number, itemName, center, itemVersion, policyVersion }) => counted ? (
          <section className="panel">
            <CalculationSheet
              sheet={counted} words={words}
              head={[
                { label: t('column.number'), text: number }, { label: t('column.item'), text: itemName }, { label: t('column.center'), text: names.center(center) },
                { label: t('sheet.rules'), text: t('sheet.versions', { item: itemVersion, policy: policyVersion }) },
              ]}
            />
          </section>
        ) : <EmptyState title={t('clock.none')}>{t('sheet.none')}</EmptyState>}
      </Loaded>
    </>
  )
}
