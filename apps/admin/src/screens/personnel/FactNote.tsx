import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'

type Fact = Outputs['personnel']['returns']['get']['file']['facts'][number]

/** What a fact of another service says: a consequence by its clause and complaint, a complaint by its page. */
export function FactNote({ fact: { kind, reference, note } }: { fact: Fact }) {
  const { t } = useTranslation('personnel')
  const { t: ofComplaints } = useTranslation('complaints')
  if (kind === 'consequence') {
    const [what = '', clause = '', number = ''] = (note ?? '').split(' ')
    return <>{ofComplaints(`consequence.${what}` as 'consequence.deduction', { defaultValue: what })} {number} {clause && <a className="clause-link" href={paths.clause(clause)}>{clause}</a>}</>
  }
  const complaint = reference.startsWith('complaint/') ? reference.slice('complaint/'.length) : undefined
  return <>{note && `${note} `}{complaint && <a href={paths.complaint(complaint)}>{t('returns.openComplaint')}</a>}</>
}
