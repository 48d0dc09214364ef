import type { Found } from '../cases/case-command.ts'

const PEOPLE = `
select 'lead' as rung, person from posting where "window" = $1 and lead and ends_on is null
union all select 'department', person from posting where department = $2 and center = $3 and lead and ends_on is null
union all select 'department', person from mandate where department = $2 and center = $3 and ends_on is null
union all select 'center', person from posting where center = $3 and section is not null and "window" is null and lead and ends_on is null`

/** Whom each rung of the ladder tells: the person, the window's lead, the department, the center. */
export async function recipientsOf({ tx, file }: Found): Promise<(rung: string) => string[]> {
  const rows = await tx.sql<{ rung: string; person: string }>(PEOPLE, [file.window, file.department, file.opened!.center], 'notice.people')
  return (rung) => [...new Set(rung === 'person' ? [file.handler] : rows.filter((row) => row.rung === rung).map(({ person }) => person))]
}
