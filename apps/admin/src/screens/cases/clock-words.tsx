import type { ClockWords } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'

type Sheet = NonNullable<Outputs['cases']['clock']['sheet']['sheet']>

interface CaseClockWords extends ClockWords { readonly fact: (fact: Sheet['facts'][number]) => string }

/** The words of cases for what their clocks and calculation sheets say. */
export function useClockWords(): CaseClockWords {
  const { t } = useTranslation('cases')
  return {
    name: ({ name }) => t(`clock.name.${name}` as 'clock.name.promised'),
    ground: (ground) => t([`option.${ground}` as 'option.hearing', 'asIs'], { text: ground }),
    clause: (id) => <a className="clause-link" href={paths.clause(id)}>{id}</a>,
    fact: ({ kind, what }) => t([`happening.${kind === 'happened' ? what : kind}` as 'happening.received', 'asIs'], { text: what }),
  }
}
