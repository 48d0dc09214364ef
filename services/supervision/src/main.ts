import { runService } from '@hall/service-kit'
import { service } from './service.ts'

await runService(service)
