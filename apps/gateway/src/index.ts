export { startGateway, type Gateway, type GatewayOverrides } from './gateway.ts'
export { readConfig, type GatewayConfig } from './config.ts'
export type { CityRouter } from './contracts.ts'
