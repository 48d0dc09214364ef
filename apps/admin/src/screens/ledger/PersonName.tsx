import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, queryClient } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'

type Register = 'seals' | 'assets' | 'archives' | 'supervision'

const FRESH_MS = 600_000
const GATHER_MS = 10
const AT_ONCE = 200

/** Names asked for within a moment go out in one question. */
const asked = new Map<Register, { ids: Set<string>; answer: Promise<ReadonlyMap<string, string>> }>()

function nameOf(register: Register, id: string): Promise<string | null> {
  const open = asked.get(register)
  if (open && open.ids.size < AT_ONCE) {
    open.ids.add(id)
    return open.answer.then((names) => names.get(id) ?? null)
  }
  const ids = new Set([id])
  const answer = new Promise((resolve) => setTimeout(resolve, GATHER_MS)).then(async () => {
    if (asked.get(register)?.ids === ids) asked.delete(register)
    const { rows } = await queryClient.fetchQuery(api[register].people.names.queryOptions({ people: [...ids].toSorted() }, { staleTime: FRESH_MS }))
    return new Map(rows.map((row) => [row.id, row.name]))
  })
  asked.set(register, { ids, answer })
  return answer.then((names) => names.get(id) ?? null)
}

/** Somebody by name and number, as the register itself knows who is where; the system where nobody did it. */
export function PersonName({ register, id }: { register: Register; id: string }) {
  const { t } = useTranslation('shell')
  const can = useCan()
  const isPerson = !id.includes(':')
  const { data } = useQuery({ queryKey: ['name', register, id], queryFn: () => nameOf(register, id), staleTime: FRESH_MS, enabled: isPerson && can(`${register}.people.names`).ok })
  if (!isPerson) return <>{t('bySystem')}</>
  if (!data) return <>{id}</>
  const shown = <>{data} <span className="soft">{id}</span></>
  return can('organization.people.get').ok ? <a data-item href={paths.person(id)}>{shown}</a> : shown
}
