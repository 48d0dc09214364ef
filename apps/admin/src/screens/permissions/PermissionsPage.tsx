import { type PermissionRow, permissions, reachOf, ROLES, type Role } from '@hall/access'
import { Action, EmptyState, PageHeader, SearchField, StateTag } from '@hall/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useBasisText } from '../../session/can.ts'
import { useGrantNames } from '../../session/grants.ts'
import { useSession } from '../../session/session.ts'

type ProcedureName = ReturnType<typeof useProcedureName>

/** The one table of permissions, and what of it is mine. */
export function PermissionsPage() {
  const { t } = useTranslation('access')
  const { actor } = useSession()
  const grants = useGrantNames()
  const nameOf = useProcedureName()
  const [text, setText] = useState('')
  const [onlyMine, setOnlyMine] = useState(false)
  const mine = new Set(Object.keys(permissions).filter((procedure) => reachOf(actor, procedure)))
  const wanted = text.trim().toLowerCase()
  const rows = Object.entries(permissions).filter(([procedure]) =>
    (!onlyMine || mine.has(procedure)) && (wanted === '' || `${procedure} ${nameOf(procedure)}`.toLowerCase().includes(wanted)))
  return (
    <>
      <PageHeader title={t('page.title')} note={t('page.note')} />
      <section className="panel" aria-label={t('page.mine')}>
        <div className="panel-head"><h2>{t('page.mine')}</h2><span className="soft">{t('page.mineOf', { count: mine.size })}</span></div>
        <ul className="rights">{grants.map(({ key, role, place }) => <li key={key}><strong>{role}</strong><span className="soft">{place}</span></li>)}</ul>
      </section>
      <div className="filters section-gap">
        <SearchField label={t('page.filter')} value={text} onChange={setText} />
        <Action pressed={onlyMine} onClick={() => setOnlyMine(!onlyMine)}>{t('page.onlyMine')}</Action>
        <span className="soft">{t('page.legend')}</span>
      </div>
      {rows.length === 0 ? <EmptyState title={t('page.none')} /> : <Table rows={rows} mine={mine} nameOf={nameOf} />}
    </>
  )
}

/** `attendance.days.list` in words. */
function useProcedureName(): (procedure: string) => string {
  const { t } = useTranslation('access')
  return (procedure) => {
    const [service, group, name] = procedure.split('.') as ['attendance', 'days', 'list']
    return `${t(`service.${service}`)} · ${t(`group.${group}`)} · ${t(`name.${name}`)}`
  }
}

function Table({ rows, mine, nameOf }: { rows: readonly (readonly [string, PermissionRow])[]; mine: ReadonlySet<string>; nameOf: ProcedureName }) {
  const { t } = useTranslation('access')
  const basisText = useBasisText()
  return (
    <div className="panel panel-flush scroll-x permissions" role="region" aria-label={t('page.title')} tabIndex={0}>
      <table className="plain">
        <caption className="unseen">{t('page.title')}</caption>
        <thead><tr><th scope="col">{t('page.procedure')}</th><th scope="col">{t('page.mine')}</th>{ROLES.map((role) => <th key={role} scope="col">{t(`role.${role}`)}</th>)}<th scope="col">{t('page.basis')}</th></tr></thead>
        <tbody>
          {rows.map(([procedure, row]) => (
            <tr key={procedure}>
              <th scope="row">{nameOf(procedure)}</th>
              <td>{mine.has(procedure) ? <StateTag tone="ok" bare>{t('page.yes')}</StateTag> : <span className="soft">{t('page.no')}</span>}</td>
              {row.everyone
                ? <td colSpan={ROLES.length} className="soft">{t('page.everyone')} · {t('page.everyoneShort')}</td>
                : ROLES.map((role: Role) => { const scope = row.roles[role]; return <td key={role}>{scope && t(`scope.${scope}`)}</td> })}
              <td className="nowrap">{/^[A-Z]{2,3}-/.test(row.basis) ? <a className="clause-link" href={paths.clause(row.basis)}>{row.basis}</a> : <span className="soft">{basisText(row.basis)}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
