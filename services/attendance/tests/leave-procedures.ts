import { attendanceContract } from '@hall/contract-attendance'

const { leaves, balances, duties, covers, aways, postFindings, overtime, rests, noonService, shifts } = attendanceContract.procedures

/** Leave, cover and what belongs to them. */
export const LEAVE_PROCEDURES = { leaves, balances, duties, covers, aways, postFindings, overtime, rests, noonService, shifts }
