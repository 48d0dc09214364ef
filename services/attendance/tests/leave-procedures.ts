import { attendanceContract } from '@hall/contract-attendance'

const { leaves, balances, duties, covers, aways, postFindings, overtime, rests, noonService } = attendanceContract.procedures

/** Leave, cover and what belongs to them. */
export const LEAVE_PROCEDURES = { leaves, balances, duties, covers, aways, postFindings, overtime, rests, noonService }
