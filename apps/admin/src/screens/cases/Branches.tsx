import { Action, formatShortDay, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { usePlaceNames } from '../../session/places.ts'

/** Windows departments run outside the hall: branch centers, and whether their sign is up. Nothing where the regulation knows none. */
export function Branches({ center }: { center: string }) {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const names = usePlaceNames([center])
  const [adding, setAdding] = useState(false)
  const close = () => setAdding(false)
  const branches = useQuery(api.cases.items.branches.queryOptions(can('cases.items.branches', { center }).ok ? { center } : skipToken))
  const windows = useQuery(api.organization.directory.windows.queryOptions(adding ? { center } : skipToken))
  const register = useCommand(api.cases.items.registerBranch.mutationOptions(), { done: t('branches.registered'), onDone: close })
  const confirm = useCommand(api.cases.items.confirmSign.mutationOptions(), { done: t('branches.confirmed') })
  if (!branches.data?.clause) return null
  return (
    <section className="panel section-gap">
      <div className="panel-head"><h2>{t('branches.title')} <a className="clause-link" href={paths.clause(branches.data.clause)}>{branches.data.clause}</a></h2>
        <Action kind="quiet" icon="plus" reason={can('cases.items.registerBranch', { center }).reason} onClick={() => setAdding(true)}>{t('branches.register')}</Action></div>
      <p className="soft">{t('branches.note')}</p>
      <Loaded query={branches} rows={2}>
        {({ rows }) => (rows.length === 0 ? <p className="soft">{t('branches.none')}</p> : (
          <ul className="stack">
            {rows.map(({ window, department, signConfirmedOn, items }) => (
              <li key={window} className="row">
                <span>{names.window(window)}</span> <span className="soft">{names.department(department)} · {t('branches.items', { count: items })}</span>
                <StateTag tone={signConfirmedOn ? 'ok' : 'late'}>{signConfirmedOn ? t('branches.signed', { day: formatShortDay(signConfirmedOn, i18n.language) }) : t('branches.unsigned')}</StateTag>
                {!signConfirmedOn && <Action kind="quiet" busy={confirm.busy} reason={can('cases.items.confirmSign', { center }).reason} onClick={() => confirm.run({ center, window })}>{t('branches.confirm')}</Action>}
              </li>
            ))}
          </ul>
        ))}
      </Loaded>
      {confirm.problem && <ProblemView error={confirm.problem} />}
      <FormSheet<{ window: string }> open={adding} title={t('branches.register')} submit={t('branches.register')} onClose={() => { register.clear(); close() }} busy={register.busy} problem={register.problem} onSubmit={({ window }) => register.run({ center, window })}>
        <Form.Item name="window" label={t('column.window')} rules={[{ required: true, message: t('required') }]}><Select showSearch={{ optionFilterProp: 'label' }} options={(windows.data?.rows ?? []).filter(({ active }) => active).map(({ id, number }) => ({ value: id, label: `${number} ${names.window(id)}` }))} /></Form.Item>
      </FormSheet>
    </section>
  )
}
