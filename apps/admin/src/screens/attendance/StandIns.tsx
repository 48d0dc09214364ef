import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'

export type StandIn = Outputs['attendance']['rounds']['get']['standIns'][number]
type Check = StandIn['checks'][number]
/** What was found missing, by cover. */
export type Lacking = Readonly<Record<string, readonly Check[]>>

interface Props { standIns: readonly StandIn[]; lacking: Lacking; onChange: (lacking: Lacking) => void }

/** Who stands in at the window today, and what to look for in them: ticked unless found otherwise. */
export function StandIns({ standIns, lacking, onChange }: Props) {
  const { t } = useTranslation('settling')
  if (standIns.length === 0) return null
  const toggle = (cover: string, check: Check) => {
    const of = lacking[cover] ?? []
    onChange({ ...lacking, [cover]: of.includes(check) ? of.filter((one) => one !== check) : [...of, check] })
  }
  return (
    <section className="stack">
      <h3>{t('walk.standIns')} <a className="clause-link" href={paths.clause(standIns[0]!.clause)}>{standIns[0]!.clause}</a></h3>
      {standIns.map(({ cover, name, holderName, checks }) => (
        <fieldset key={cover} className="walk-checks">
          <legend>{t('walk.standIn', { name, holder: holderName })}</legend>
          {checks.map((check) => (
            <label key={check} className="row"><input type="checkbox" checked={!(lacking[cover] ?? []).includes(check)} onChange={() => toggle(cover, check)} /> {t(`walk.check.${check}`)}</label>
          ))}
        </fieldset>
      ))}
    </section>
  )
}

/** What the command wants: of each the checks that were met. */
export function metOf(standIns: readonly StandIn[], lacking: Lacking) {
  return standIns.map(({ cover, checks }) => ({ cover, met: checks.filter((check) => !(lacking[cover] ?? []).includes(check)) }))
}
