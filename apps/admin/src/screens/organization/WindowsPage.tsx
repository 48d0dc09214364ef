import { Action, Choice, EmptyState, formatDay, Sheet } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { AssignSheet, type Capacity } from './AssignSheet.tsx'
import { OrganizationHeader } from './OrganizationHeader.tsx'
import { CloseWindow } from './CloseWindow.tsx'
import { RegisterPlace, type What } from './RegisterPlace.tsx'

type Directory = Outputs['organization']['directory']
export type Post = Directory['posts']['rows'][number]
type Window = Directory['windows']['rows'][number]

/** Windows and posts of a center: who holds each as A and as B. */
export function WindowsPage() {
  const [center] = useCenter()
  return center ? <Windows center={center} /> : <><OrganizationHeader current="windows" /><ChooseCenter href={(id) => `${paths.organization}?center=${id}`} /></>
}

function Windows({ center }: { center: string }) {
  const { t } = useTranslation('organization')
  const can = useCan()
  const names = usePlaceNames([center])
  const [filters, change] = useFilters()
  const department = filters['department']
  const [registering, setRegistering] = useState<What>()
  const [closing, setClosing] = useState<Window>()
  const [assigning, setAssigning] = useState<{ post: Post; capacity: Capacity }>()
  const [showSections, setShowSections] = useState(false)
  // Centers and departments are the city's; only who may register them sees the buttons.
  const mayFound = can('organization.directory.registerCenter').ok
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center, ...(department && { department }) }))
  const posts = useQuery(api.organization.directory.posts.queryOptions({ center }))
  const departments = useQuery(api.organization.directory.departments.queryOptions({ center }))
  const register = (what: What, procedure: string, ofCity = false) => (
    <Action icon="plus" reason={can(procedure, ofCity ? undefined : { center }).reason} onClick={() => setRegistering(what)}>{t(`register.${what}`)}</Action>
  )
  return (
    <>
      <OrganizationHeader
        current="windows"
        note={names.center(center)}
        actions={
          <>
            <Action onClick={() => setShowSections(true)}>{t('sections.title')}</Action>
            {mayFound && register('center', 'organization.directory.registerCenter', true)}
            {mayFound && register('department', 'organization.directory.registerDepartment', true)}
            {register('section', 'organization.directory.registerSection')}
            {register('post', 'organization.directory.registerPost')}
            {register('window', 'organization.directory.registerWindow')}
          </>
        }
      />
      <div className="filters">
        <Choice label={t('department')} value={department ?? ''} onChange={(value) => change({ department: value })}
          options={[{ value: '', name: t('allDepartments') }, ...(departments.data?.rows ?? []).map(({ id }) => ({ value: id, name: names.department(id) }))]} />
      </div>
      <Loaded query={windows} rows={10} empty={{ when: ({ rows }) => rows.length === 0, title: t('windows.none'), next: t('windows.noneNext') }}>
        {({ rows }) => <WindowTable windows={rows} posts={posts.data?.rows ?? []} onAssign={(post, capacity) => setAssigning({ post, capacity })} onClose={setClosing} />}
      </Loaded>
      <CloseWindow window={closing} onClose={() => setClosing(undefined)} />
      <AssignSheet assigning={assigning} onClose={() => setAssigning(undefined)} />
      <RegisterPlace what={registering} center={center} onClose={() => setRegistering(undefined)} />
      <Sheet open={showSections} onClose={() => setShowSections(false)} title={t('sections.title')}><Sections center={center} /></Sheet>
    </>
  )
}

interface TableProps { windows: readonly Window[]; posts: readonly Post[]; onAssign: (post: Post, capacity: Capacity) => void; onClose: (window: Window) => void }

function WindowTable({ windows, posts, onAssign, onClose }: TableProps) {
  const { t } = useTranslation('organization')
  const local = useLocal()
  const names = usePlaceNames([])
  const can = useCan()
  return (
    <div className="panel panel-flush scroll-x">
      <table className="plain">
        <caption className="unseen">{t('windows.title')}</caption>
        <thead><tr><th scope="col">{t('windows.window')}</th><th scope="col">{t('department')}</th><th scope="col">{t('windows.post')}</th><th scope="col">{t('windows.primary')}</th><th scope="col">{t('windows.backup')}</th></tr></thead>
        <tbody>
          {windows.flatMap((window) => {
            const own = posts.filter((post) => post.window === window.id)
            const name = <th scope="row" rowSpan={Math.max(1, own.length)}>{window.number} {local(window.name)}{window.active ? <span className="no-print"><Action kind="quiet" reason={can('organization.directory.closeWindow', { center: window.center }).reason} onClick={() => onClose(window)}>{t('windows.close')}</Action></span> : <span className="soft"> {t('windows.closed')}</span>}</th>
            const place = <td rowSpan={Math.max(1, own.length)} className="soft"><a href={paths.people({ center: window.center, window: window.id })}>{names.department(window.department)}</a></td>
            if (own.length === 0) return [<tr key={window.id}>{name}{place}<td className="soft" colSpan={3}>{t('windows.noPost')}</td></tr>]
            return own.map((post, i) => (
              <tr key={post.id}>
                {i === 0 && name}
                {i === 0 && place}
                <td>{local(post.name)}</td>
                <td><Holder post={post} capacity="primary" onAssign={onAssign} /></td>
                <td><Holder post={post} capacity="backup" onAssign={onAssign} /></td>
              </tr>
            ))
          })}
        </tbody>
      </table>
    </div>
  )
}

function Holder({ post, capacity, onAssign }: { post: Post; capacity: Capacity; onAssign: TableProps['onAssign'] }) {
  const { t, i18n } = useTranslation('organization')
  const can = useCan()
  const holder = post[capacity]
  return (
    <span className="row">
      {holder ? <a data-item href={paths.person(holder.person)} title={t('since', { day: formatDay(holder.since, i18n.language) })}>{holder.name}</a> : <span className="soft">{t('windows.empty')}</span>}
      <span className="no-print"><Action kind="quiet" icon="swap" iconOnly reason={can('organization.people.assign', { center: post.center }).reason} onClick={() => onAssign(post, capacity)}>{t(`assign.${capacity}`)}</Action></span>
    </span>
  )
}

function Sections({ center }: { center: string }) {
  const { t } = useTranslation('organization')
  const local = useLocal()
  const sections = useQuery(api.organization.directory.sections.queryOptions({ center }))
  return (
    <Loaded query={sections}>
      {({ rows }) => rows.length === 0
        ? <EmptyState title={t('sections.none')} />
        : <dl className="pairs">{rows.flatMap(({ id, name, role }) => [<dt key={id}>{local(name)}</dt>, <dd key={`${id}-role`}>{t(`sectionRole.${role}`)}</dd>])}</dl>}
    </Loaded>
  )
}
