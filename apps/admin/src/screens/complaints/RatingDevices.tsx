import { Action, Choice } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useMoment } from './words.ts'

/** Tablets at the windows. The address of one is shown once, when it is enrolled. */
export function RatingDevices({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  const can = useCan()
  const local = useLocal()
  const names = usePlaceNames([center])
  const moment = useMoment()
  const [window, setWindow] = useState('')
  const devices = useQuery(api.complaints.ratings.devices.queryOptions({ center }))
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }))
  const enrol = useCommand(api.complaints.ratings.enrolDevice.mutationOptions(), { done: t('device.enrolled') })
  const retire = useCommand(api.complaints.ratings.retireDevice.mutationOptions(), { done: t('device.retired') })
  return (
    <section className="panel">
      <h2>{t('device.title')}</h2>
      <div className="filters">
        <Choice label={t('column.window')} value={window} onChange={setWindow} options={[{ value: '', name: '—' }, ...(windows.data?.rows ?? []).map(({ id, number, name }) => ({ value: id, name: `${number} ${local(name)}` }))]} />
        <Action icon="plus" busy={enrol.busy} reason={can('complaints.ratings.enrolDevice', { center }).reason ?? (window ? undefined : t('device.chooseWindow'))} onClick={() => enrol.run({ center, window, name: names.window(window) })}>{t('device.enrol')}</Action>
      </div>
      {enrol.output && <p>{t('device.address')} <code>{enrol.output.path}</code></p>}
      {(enrol.problem ?? retire.problem) && <ProblemView error={(enrol.problem ?? retire.problem)!} />}
      <Loaded query={devices} empty={{ when: ({ rows }) => rows.length === 0, title: t('device.none') }}>
        {({ rows }) => (
          <ul className="plain-list">
            {rows.map((row) => (
              <li key={row.id}>
                {names.window(row.window)} <span className="soft">{moment(row.enrolledAt)} · {t('ratings.countedOf', { count: row.ratings })}</span>{' '}
                {row.retiredAt ? <span className="soft">{t('device.isRetired')}</span> : <Action kind="quiet" busy={retire.busy} reason={can('complaints.ratings.retireDevice', { center }).reason} onClick={() => retire.run({ id: row.id })}>{t('device.retire')}</Action>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  )
}
