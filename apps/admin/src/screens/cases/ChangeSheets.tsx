import { Sheet, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCommand } from '../../data/use-command.ts'
import { contentLines } from './item-lines.ts'

type Change = Outputs['cases']['itemChanges']['list']['rows'][number]

/** What an application would change: before beside after, only what differs. */
export function ChangeDetail({ change, onClose }: { change: Change | undefined; onClose: () => void }) {
  return <Sheet open={change !== undefined} onClose={onClose} title={change?.name ?? ''}>{change && <Detail id={change.id} />}</Sheet>
}

function Detail({ id }: { id: string }) {
  const { t } = useTranslation('cases')
  const whole = useQuery(api.cases.itemChanges.get.queryOptions({ id }))
  return (
    <Loaded query={whole} rows={8}>
      {({ change, content, before }) => {
        const [old, next] = [before ? contentLines(before, t) : [], content ? contentLines(content, t) : []]
        const differing = next.filter(({ key, text }) => old.find((one) => one.key === key)?.text !== text)
        return (
          <div className="stack">
            <p><StateTag tone="quiet">{t(`changes.kinds.${change.kind}`)}</StateTag> {change.groundText} {change.reason && <span className="soft">{change.reason}</span>}</p>
            {content === null ? <p className="soft">{t('changes.noContent')}</p> : (
              <table className="plain">
                <caption className="unseen">{t('changes.compare')}</caption>
                <thead><tr><th scope="col">{t('changes.field')}</th>{before && <th scope="col">{t('changes.before')}</th>}<th scope="col">{t('changes.after')}</th></tr></thead>
                <tbody>{differing.map(({ key, name, text }) => <tr key={key}><th scope="row">{name}</th>{before && <td className="lines soft">{old.find((one) => one.key === key)?.text}</td>}<td className="lines">{text}</td></tr>)}</tbody>
              </table>
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

/** Back to the department, with the reason. */
export function GiveBackChange({ change, onClose }: { change: Change | undefined; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const back = useCommand(api.cases.itemChanges.giveBack.mutationOptions(), { done: t('changes.givenBack'), onDone: onClose })
  return (
    <FormSheet<{ reason: string }> open={change !== undefined} title={`${t('changes.giveBack')} · ${change?.name ?? ''}`} submit={t('changes.giveBack')} onClose={() => { back.clear(); onClose() }} busy={back.busy} problem={back.problem} onSubmit={({ reason }) => { if (change) back.run({ id: change.id, center: change.center, reason }) }}>
      <Form.Item name="reason" label={t('field.reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
    </FormSheet>
  )
}
