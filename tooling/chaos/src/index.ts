export { runChaos, type ChaosOptions } from './chaos.ts'
export { isSound, type Report } from './report.ts'
