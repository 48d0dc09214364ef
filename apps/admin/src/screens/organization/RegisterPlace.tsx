import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useCommand } from '../../data/use-command.ts'

export type What = 'window' | 'post' | 'section' | 'department' | 'center'
interface Props { what: What | undefined; center: string; onClose: () => void }
interface Entry { id: string; zh: string; en: string; number: string; department: string; window: string; region: string; role: (typeof ROLES)[number] }

const ROLES = ['coordination', 'supervision', 'general', 'it'] as const

/** A new window, post or section of a center; of the city a department or a center. */
export function RegisterPlace({ what, center, onClose }: Props) {
  const { t } = useTranslation('organization')
  const done = { done: t('register.done'), onDone: onClose }
  const window = useCommand(api.organization.directory.registerWindow.mutationOptions(), done)
  const post = useCommand(api.organization.directory.registerPost.mutationOptions(), done)
  const section = useCommand(api.organization.directory.registerSection.mutationOptions(), done)
  const department = useCommand(api.organization.directory.registerDepartment.mutationOptions(), done)
  const place = useCommand(api.organization.directory.registerCenter.mutationOptions(), done)
  const commands = { window, post, section, department, center: place }
  const ofCity = what === 'department' || what === 'center'
  const required = [{ required: true, message: t('required') }]
  const submit = (values: Entry) => {
    const name = { zh: values.zh, en: values.en || values.zh }
    const id = `${center}-${values.id}`
    switch (what) {
      case 'window': return window.run({ id, center, department: values.department, number: values.number, name })
      case 'post': return post.run({ id, center, window: values.window, name })
      case 'section': return section.run({ id, center, name, role: values.role })
      case 'department': return department.run({ id: values.id, name })
      case 'center': return place.run({ id: values.id, name, region: values.region, timezone: 'Asia/Shanghai' })
      case undefined: return
    }
  }
  return (
    <FormSheet<Entry>
      open={what !== undefined}
      title={what ? t(`register.${what}`) : ''}
      submit={t('register.submit')}
      onClose={() => { for (const command of Object.values(commands)) command.clear(); onClose() }}
      onSubmit={submit}
      initial={{ role: 'coordination' }}
      busy={what ? commands[what].busy : false}
      problem={what && commands[what].problem}
    >
      <Form.Item name="id" label={t('register.id')} extra={t('register.idNote')} rules={[...required, { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, message: t('register.idNote') }]}>
        <Input {...(!ofCity && { prefix: `${center}-` })} maxLength={40} />
      </Form.Item>
      <Form.Item name="zh" label={t('register.zh')} rules={required}><Input maxLength={60} /></Form.Item>
      <Form.Item name="en" label={t('register.en')}><Input maxLength={60} /></Form.Item>
      {what === 'center' && <Form.Item name="region" label={t('register.region')} rules={required}><Input maxLength={60} /></Form.Item>}
      {what === 'window' && <WindowFields center={center} />}
      {what === 'post' && <Form.Item name="window" label={t('windows.window')} rules={required}><WindowSelect center={center} /></Form.Item>}
      {what === 'section' && <Form.Item name="role" label={t('register.role')} rules={required}><Select options={ROLES.map((value) => ({ value, label: t(`sectionRole.${value}`) }))} /></Form.Item>}
    </FormSheet>
  )
}

function WindowFields({ center }: { center: string }) {
  const { t } = useTranslation('organization')
  const local = useLocal()
  const departments = useQuery(api.organization.directory.departments.queryOptions({ center }))
  const required = [{ required: true, message: t('required') }]
  return (
    <>
      <Form.Item name="number" label={t('register.number')} rules={required}><Input maxLength={20} /></Form.Item>
      <Form.Item name="department" label={t('department')} rules={required}><Select options={(departments.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: local(name) }))} /></Form.Item>
    </>
  )
}

function WindowSelect({ center, ...field }: { center: string }) {
  const local = useLocal()
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }))
  return <Select {...field} showSearch={{ optionFilterProp: 'label' }} options={(windows.data?.rows ?? []).map(({ id, number, name }) => ({ value: id, label: `${number} ${local(name)}` }))} />
}
