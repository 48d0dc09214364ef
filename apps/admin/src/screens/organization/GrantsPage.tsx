import { formatGrant, parseGrant, type Role, ROLES, type Scope, SCOPE_KINDS, type ScopeKind } from '@hall/access'
import { Action, DayField, formatDay, PageHeader } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { useScopeName } from '../../session/places.ts'
import { PlaceField } from './PlaceField.tsx'

type Row = Outputs['organization']['grants']['list']['rows'][number]
interface Entry { person: string; role: Role; kind: ScopeKind; place: string; from: string; until?: string }

/** Roles belong to people, never to terminals. */
const GIVEN = ROLES.filter((role) => role !== 'device_gateway')

/** Who holds which role over what, since when and until when. */
export function GrantsPage() {
  const { t, i18n } = useTranslation('organization')
  const access = useTranslation('access').t
  const can = useCan()
  const today = useToday()
  const [center] = useCenter()
  const [giving, setGiving] = useState(false)
  const [{ search }] = useFilters()
  const grants = useQuery(api.organization.grants.list.queryOptions({ ...usePage(), ...(center && { center }), ...(search && { search }) }, { placeholderData: keepPreviousData }))
  const revoke = useCommand(api.organization.grants.revoke.mutationOptions(), { done: t('grants.revoked') })
  const mayRevoke = can('organization.grants.revoke', center ? { center } : undefined).reason
  const scopeName = useScopeName((grants.data?.rows ?? []).flatMap((row) => parseGrant(`${row.role}@${row.scope}`)?.scope ?? []))
  const day = (date: string) => formatDay(date, i18n.language)
  const columns: Column<Row>[] = [
    { key: 'name', title: t('column.name'), render: (_, row) => <a data-item href={paths.person(row.person)}>{row.name}</a> },
    { key: 'person', title: t('column.number'), dataIndex: 'person' },
    { key: 'role', title: t('grants.role'), render: (_, row) => { const grant = parseGrant(`${row.role}@${row.scope}`); return grant ? access(`role.${grant.role}`) : row.role } },
    { key: 'scope', title: t('grants.scope'), render: (_, row) => { const grant = parseGrant(`${row.role}@${row.scope}`); return grant ? <>{access(`scope.${grant.scope.kind}`)} <span className="soft">{scopeName(grant.scope)}</span></> : row.scope } },
    { key: 'from', title: t('column.since'), render: (_, row) => day(row.from) },
    { key: 'until', title: t('column.until'), render: (_, row) => (row.until ? day(row.until) : t('grants.open')) },
    { key: 'grantedBy', title: t('grants.by'), render: (_, row) => <ActorName id={row.grantedBy} /> },
    {
      key: 'action', title: t('grants.action'),
      render: (_, row) => <Action kind="quiet" busy={revoke.busy} reason={mayRevoke ?? (row.until && row.until <= today ? t('grants.over') : undefined)} onClick={() => revoke.run({ id: row.id, on: today })}>{t('grants.revoke')}</Action>,
    },
  ]
  return (
    <>
      <PageHeader title={t('grants.title')} note={t('grants.note')} actions={<Action kind="primary" icon="plus" reason={can('organization.grants.give').reason} onClick={() => setGiving(true)}>{t('grants.give')}</Action>} />
      {revoke.problem && <ProblemView error={revoke.problem} />}
      <div className="filters"><SearchFilter label={t('grants.search')} /></div>
      <DataTable query={grants} columns={columns} rowKey={({ id }) => id} label={t('grants.title')} empty={{ title: t('grants.none'), next: t('grants.noneNext') }} />
      <Give open={giving} center={center} onClose={() => setGiving(false)} />
    </>
  )
}

function scopeOf({ kind, place, person }: Entry, center: string): Scope {
  switch (kind) {
    case 'city': return { kind }
    case 'center': return { kind, center: place }
    case 'section': return { kind, center, section: place }
    case 'department': return { kind, department: place }
    case 'window': return { kind, center, window: place }
    case 'self': return { kind, person }
  }
}

function Give({ open, center = '', onClose }: { open: boolean; center: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('organization')
  const access = useTranslation('access').t
  const today = useToday()
  const give = useCommand(api.organization.grants.give.mutationOptions(), { done: t('grants.given'), onDone: onClose })
  const required = [{ required: true, message: t('required') }]
  return (
    <FormSheet<Entry>
      open={open}
      title={t('grants.give')}
      submit={t('grants.give')}
      onClose={() => { give.clear(); onClose() }}
      onSubmit={(values) => give.run({ person: values.person, grant: formatGrant({ role: values.role, scope: scopeOf(values, center) }), from: values.from, until: values.until || null })}
      initial={{ role: 'staff', kind: 'center', place: center, from: today }}
      busy={give.busy}
      problem={give.problem}
    >
      <Form.Item name="person" label={t('assign.person')} rules={required}><PersonField center={center} /></Form.Item>
      <Form.Item name="role" label={t('grants.role')} rules={required}><Select options={GIVEN.map((value) => ({ value, label: access(`role.${value}`) }))} /></Form.Item>
      <Form.Item noStyle>
        {({ setFieldValue }) => (
          <Form.Item name="kind" label={t('grants.scope')} rules={required}>
            <Select options={SCOPE_KINDS.map((value) => ({ value, label: access(`scope.${value}`) }))} onChange={() => setFieldValue('place', undefined)} />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Entry, after: Entry) => before.kind !== after.kind}>
        {({ getFieldValue }) => !['city', 'self'].includes(getFieldValue('kind') as string)
          && <Form.Item name="place" label={t('grants.place')} rules={required}><PlaceField kind={getFieldValue('kind') as ScopeKind} center={center || undefined} /></Form.Item>}
      </Form.Item>
      <Form.Item name="from" label={t('column.since')} rules={required}><DayField /></Form.Item>
      <Form.Item name="until" label={t('grants.until')}><DayField /></Form.Item>
    </FormSheet>
  )
}
