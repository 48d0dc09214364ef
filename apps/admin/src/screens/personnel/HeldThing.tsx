import { parseGrant } from '@hall/access'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../data/local.ts'
import { useScopeName } from '../../session/places.ts'
import type { Leaving } from './words.ts'

type Line = Leaving['open'][number]

/** What a leaving person still holds, in words: a role by its name and where it is over, anything else as its service calls it. */
export function HeldThing({ line }: { line: Line }) {
  const { t } = useTranslation('personnel')
  const access = useTranslation('access').t
  const local = useLocal()
  const grant = line.kind === 'role' && line.label ? parseGrant(line.label.zh) : undefined
  const scopeName = useScopeName(grant ? [grant.scope] : [])
  if (grant) return <>{access(`role.${grant.role}`)} <span className="soft">{scopeName(grant.scope)}</span></>
  return <>{t(`word.${line.reference}`, { defaultValue: line.reference })}{line.label && <span className="soft"> {local(line.label)}</span>}</>
}
