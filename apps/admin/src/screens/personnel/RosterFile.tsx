import { Action } from '@hall/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queryClient } from '../../data/api.ts'
import { download } from '../../data/download.ts'
import { useCan } from '../../session/can.ts'

/** The roster of a day as a spreadsheet. */
export function RosterFile({ center, department, on }: { center?: string; department?: string; on?: string }) {
  const { t } = useTranslation('personnel')
  const can = useCan()
  const [busy, setBusy] = useState(false)
  const place = { ...(center && { center }), ...(department && { department }) }
  const save = async () => {
    setBusy(true)
    try {
      download(await queryClient.fetchQuery(api.personnel.staff.roster.queryOptions({ ...place, ...(on && { on }) })))
    } finally {
      setBusy(false)
    }
  }
  return <Action icon="download" busy={busy} reason={can('personnel.staff.roster', place).reason} onClick={() => void save()}>{t('act.rosterFile')}</Action>
}
