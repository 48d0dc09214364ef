import { attendanceContract } from '@hall/contract-attendance'
import { organizationContract } from '@hall/contract-organization'
import { regulationContract } from '@hall/contract-regulation'
import type { EdgeRouter } from '@hall/rpc/edge'

/** What the city offers at its edge. A service is added here with its contract. */
export const contracts = {
  attendance: attendanceContract,
  organization: organizationContract,
  regulation: regulationContract,
}

export type CityRouter = EdgeRouter<typeof contracts>
