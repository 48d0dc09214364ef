import { archivesContract } from '@hall/contract-archives'
import { assetsContract } from '@hall/contract-assets'
import { attendanceContract } from '@hall/contract-attendance'
import { casesContract } from '@hall/contract-cases'
import { complaintsContract } from '@hall/contract-complaints'
import { organizationContract } from '@hall/contract-organization'
import { personnelContract } from '@hall/contract-personnel'
import { regulationContract } from '@hall/contract-regulation'
import { sealsContract } from '@hall/contract-seals'
import { supervisionContract } from '@hall/contract-supervision'
import type { EdgeRouter } from '@hall/rpc/edge'

/** What the city offers at its edge. A service is added here with its contract. */
export const contracts = {
  archives: archivesContract,
  assets: assetsContract,
  attendance: attendanceContract,
  cases: casesContract,
  complaints: complaintsContract,
  organization: organizationContract,
  personnel: personnelContract,
  regulation: regulationContract,
  seals: sealsContract,
  supervision: supervisionContract,
}

export type CityRouter = EdgeRouter<typeof contracts>
