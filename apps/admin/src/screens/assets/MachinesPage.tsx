import { useTranslation } from 'react-i18next'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { AssetsHeader } from './AssetsHeader.tsx'
import { Deletions } from './Deletions.tsx'
import { LoggedOut } from './LoggedOut.tsx'
import { Logins } from './Logins.tsx'
import { Outsiders } from './Outsiders.tsx'
import { Sanctions } from './Sanctions.tsx'
import { StillOn } from './StillOn.tsx'

/** Who sits at which computer, what must not be on it, and what follows from breaking the rules. */
export function MachinesPage() {
  const { t } = useTranslation('assets')
  const [center] = useCenter()
  return <><AssetsHeader current="machines" note={t('use.note')} />{center ? <Machines center={center} /> : <ChooseCenter href={(id) => `${paths.assetMachines}?center=${id}`} />}</>
}

function Machines({ center }: { center: string }) {
  const can = useCan()
  const may = (procedure: string) => can(procedure, { center }).ok
  return (
    <div className="stack">
      {may('assets.machines.loggedOut') && <LoggedOut center={center} />}
      <StillOn center={center} />
      {may('assets.machines.events') && <Logins center={center} />}
      {can('assets.machines.deletions').ok && <Deletions center={center} />}
      <Outsiders center={center} />
      {may('assets.sanctions.list') && <Sanctions center={center} />}
    </div>
  )
}
