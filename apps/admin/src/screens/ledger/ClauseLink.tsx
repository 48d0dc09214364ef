import { paths } from '../../paths.ts'

/** The clause something rests on, one click away. */
export function ClauseLink({ id }: { id: string | null | undefined }) {
  return id ? <a className="clause-link" href={paths.clause(id)}>{id}</a> : null
}
