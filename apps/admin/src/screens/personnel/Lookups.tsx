import { StateTag } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { usePlaceNames } from '../../session/places.ts'
import { field, orNull } from './FileAction.tsx'
import { Basis, Lookup } from './Lookup.tsx'
import { usePosts } from './use-posts.ts'

const LEVELS = ['accept', 'examine', 'approve', 'seal'] as const
/** Powers every letter may give; what else a letter names is written as it stands there. */
export const POWERS = ['decide', 'coordinate', 'countersign', 'dispatch_technicians'] as const
const SCOPES = ['case_approvals', 'personnel_transfer', 'finance', 'daily_management'] as const
type Answer = Outputs['personnel']['covers']['responsible']

const May = ({ may, word, clause }: { may: boolean; word: string; clause: string | null }) => (
  <p><StateTag tone={may ? 'ok' : 'absent'}>{word}</StateTag> <Basis clause={clause} /></p>
)

/** Whether somebody may decide for the department now, as other services ask it. */
export function CheckMandate({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const names = usePlaceNames([center])
  return (
    <Lookup
      label={t('lookup.mandate')} procedure="personnel.mandates.check" place={{ center }}
      fields={[field({ name: 'person', kind: 'person', center }), field({ name: 'item', kind: 'text', optional: true }), field({ name: 'powers', kind: 'choice', optional: true, options: POWERS.map((value) => ({ value, label: t(`power.${value}`) })) }), field({ name: 'name', kind: 'text', optional: true, label: t('mandates.further') }), field({ name: 'reference', kind: 'text', optional: true, label: t('work.case') }), field({ name: 'on', kind: 'day' })]}
      ask={({ person, item, powers, name, reference, on }) => queryClient.fetchQuery(api.personnel.mandates.check.queryOptions({ center, person, item: orNull(item), power: orNull(name) ?? orNull(powers), case: orNull(reference), on }))}
    >
      {(answer) => <><May may={answer.may} word={t(`because.${answer.because}`)} clause={answer.clause} />{answer.letter && <p>{answer.letter}{answer.inNameOf && ` · ${names.department(answer.inNameOf)}`}</p>}</>}
    </Lookup>
  )
}

/** Who is chief representative of a window on a day. */
export function ChiefOf({ center, windows }: { center: string; windows: readonly { value: string; label: string }[] }) {
  const { t } = useTranslation('personnel')
  return (
    <Lookup
      label={t('lookup.chief')} procedure="personnel.mandates.of" place={{ center }} fields={[field({ name: 'window', kind: 'choice', options: windows }), field({ name: 'on', kind: 'day' })]}
      ask={({ window, on }) => queryClient.fetchQuery(api.personnel.mandates.of.queryOptions({ center, window, on }))}
    >
      {(answer) => <p>{answer.person ? <ActorName id={answer.person} /> : t('lookup.nobody')} <StateTag tone={answer.mandated ? 'ok' : 'late'}>{t(answer.mandated ? 'because.letter' : 'because.no_letter')}</StateTag> <Basis clause={answer.clause} /></p>}
    </Lookup>
  )
}

/** Whether somebody may do this with an item on a day. */
export function CheckCapability({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  return (
    <Lookup
      label={t('lookup.capability')} procedure="personnel.capabilities.check" place={{ center }}
      fields={[field({ name: 'person', kind: 'person', center }), field({ name: 'item', kind: 'text' }), field({ name: 'levels', kind: 'choice', label: t('lookup.level'), options: LEVELS.map((value) => ({ value, label: t(`level.${value}`) })) }), field({ name: 'on', kind: 'day' })]}
      ask={({ person, item, levels, on }) => queryClient.fetchQuery(api.personnel.capabilities.check.queryOptions({ center, person, item, level: levels, on }))}
    >
      {(answer) => <May may={answer.may} word={t(`because.${answer.because}`)} clause={answer.clause} />}
    </Lookup>
  )
}

/** A badge somebody wears: whose it is, and whether it is valid. */
export function WornBadge({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  return (
    <Lookup
      label={t('lookup.badge')} procedure="personnel.badges.worn" place={{ center }} fields={[field({ name: 'serial', kind: 'text' })]}
      ask={({ serial }) => queryClient.fetchQuery(api.personnel.badges.worn.queryOptions({ center, serial }))}
    >
      {(answer) => <p><StateTag tone={answer.valid ? 'ok' : 'absent'}>{t(answer.valid ? 'lookup.valid' : 'lookup.invalid')}</StateTag> {answer.state && t(`badgeState.${answer.state}`)} {answer.person ? <ActorName id={answer.person} /> : t('lookup.noBadge')}</p>}
    </Lookup>
  )
}

/** Whether a day at the own unit is covered. */
export function CoveredDay({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  return (
    <Lookup
      label={t('lookup.secondment')} procedure="personnel.secondments.covers" place={{ center }} fields={[field({ name: 'person', kind: 'person', center }), field({ name: 'on', kind: 'day' })]}
      ask={({ person, on }) => queryClient.fetchQuery(api.personnel.secondments.covers.queryOptions({ center, person, on }))}
    >
      {(answer) => <May may={answer.covered} word={t(`because.${answer.because}`)} clause={answer.clause} />}
    </Lookup>
  )
}

/** Whether somebody may act for a chief in this, now. */
export function MayAct({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  return (
    <Lookup
      label={t('lookup.acting')} procedure="personnel.covers.mayAct" place={{ center }}
      fields={[field({ name: 'chief', kind: 'person', center }), field({ name: 'person', kind: 'person', center, label: t('field.deputy') }), field({ name: 'scope', kind: 'choice', options: SCOPES.map((value) => ({ value, label: t(`scope.${value}`) })) }), field({ name: 'at', kind: 'moment' })]}
      ask={({ chief, person, scope, at }) => queryClient.fetchQuery(api.personnel.covers.mayAct.queryOptions({ center, chief, person, act: scope, at }))}
    >
      {(answer) => <><May may={answer.may} word={t(`because.${answer.because}`)} clause={answer.clause} />{answer.routedTo && <p>{t('lookup.routed')} <ActorName id={answer.routedTo} /></p>}</>}
    </Lookup>
  )
}

/** A post at a moment: who works there, who approves, who answers for it, who may be asked to stand in, and for an item whether. */
export function AtMoment({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const { options } = usePosts(center)
  const covers = api.personnel.covers
  return (
    <Lookup
      label={t('lookup.moment')} procedure="personnel.covers.responsible" place={{ center }}
      fields={[field({ name: 'post', kind: 'choice', options }), field({ name: 'at', kind: 'moment' }), field({ name: 'item', kind: 'text', optional: true }), field({ name: 'person', kind: 'person', center, optional: true, label: t('lookup.holder') })]}
      ask={async ({ post, at, item, person }) => {
        const [work, approval, answers, backups, coverable] = await Promise.all([
          queryClient.fetchQuery(covers.responsible.queryOptions({ center, post, at, act: 'work' })), queryClient.fetchQuery(covers.responsible.queryOptions({ center, post, at, act: 'approval', item: orNull(item) })),
          queryClient.fetchQuery(covers.answers.queryOptions({ center, post, at })), queryClient.fetchQuery(api.personnel.pairs.backups.queryOptions({ center, post, at })),
          orNull(item) && orNull(person) ? queryClient.fetchQuery(covers.coverable.queryOptions({ center, holder: person, item, at })) : undefined,
        ])
        return { work, approval, answers, backups: backups.rows, coverable }
      }}
    >
      {({ work, approval, answers, backups, coverable }) => (
        <dl className="pairs">
          <dt>{t('lookup.work')}</dt><dd><Who answer={work} /></dd>
          <dt>{t('lookup.approval')}</dt><dd><Who answer={approval} /></dd>
          <dt>{t('lookup.answers')}</dt><dd><Who answer={answers} /></dd>
          <dt>{t('lookup.backups')}</dt><dd>{backups.length === 0 ? t('none') : backups.map((one) => <div key={one.person}>{one.rank} <ActorName id={one.person} />{one.away && <span className="soft"> {t('coverage.away')}</span>}</div>)}</dd>
          {coverable && <><dt>{t('lookup.coverable')}</dt><dd>{t(coverable.coverable ? 'word.true' : 'word.false')} {coverable.person && <ActorName id={coverable.person} />} <Basis clause={coverable.clause} /></dd></>}
        </dl>
      )}
    </Lookup>
  )
}

function Who({ answer: { person, because, clause } }: { answer: Answer }) {
  const { t } = useTranslation('personnel')
  return <>{person && <ActorName id={person} />} <span className="soft">{t(`because.${because}`)}</span> <Basis clause={clause} /></>
}
