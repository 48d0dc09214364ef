import { Action, DayField, formatDay } from '@hall/ui'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import type { Post } from './WindowsPage.tsx'

export type Capacity = 'primary' | 'backup'
interface Props { assigning: { post: Post; capacity: Capacity } | undefined; onClose: () => void }

/** Puts somebody on a post as A or B from a day on, or has the holder leave it. */
export function AssignSheet({ assigning, onClose }: Props) {
  const { t } = useTranslation('organization')
  const local = useLocal()
  const today = useToday()
  const assign = useCommand(api.organization.people.assign.mutationOptions(), { done: t('assign.done'), onDone: onClose })
  const required = [{ required: true, message: t('required') }]
  const { post, capacity } = assigning ?? {}
  return (
    <FormSheet<{ person: string; from: string }>
      open={assigning !== undefined}
      title={capacity ? t(`assign.${capacity}`) : ''}
      submit={t('assign.submit')}
      onClose={() => { assign.clear(); onClose() }}
      onSubmit={({ person, from }) => { if (post && capacity) assign.run({ center: post.center, post: post.id, person, capacity, from }) }}
      initial={{ from: today }}
      busy={assign.busy}
      problem={assign.problem}
    >
      {post && <p>{local(post.name)}</p>}
      {post && capacity && <Leave post={post} capacity={capacity} onClose={onClose} />}
      <Form.Item name="person" label={t('assign.person')} rules={required}><PersonField center={post?.center} /></Form.Item>
      <Form.Item name="from" label={t('assign.from')} rules={required}><DayField /></Form.Item>
    </FormSheet>
  )
}

function Leave({ post, capacity, onClose }: { post: Post; capacity: Capacity; onClose: () => void }) {
  const { t, i18n } = useTranslation('organization')
  const can = useCan()
  const today = useToday()
  const leave = useCommand(api.organization.people.leavePost.mutationOptions(), { done: t('assign.left'), onDone: onClose })
  const holder = post[capacity]
  if (!holder) return null
  return (
    <>
      <p className="row">
        {t('assign.held', { name: holder.name, day: formatDay(holder.since, i18n.language) })}
        <Action reason={can('organization.people.leavePost', { center: post.center }).reason} busy={leave.busy} onClick={() => leave.run({ center: post.center, post: post.id, capacity, on: today })}>{t('assign.leave')}</Action>
      </p>
      {leave.problem && <ProblemView error={leave.problem} />}
    </>
  )
}
