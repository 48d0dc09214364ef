import { testSchema } from '@hall/testing/schema'
import * as schema from '../src/db/schema.ts'

testSchema(schema, new URL('../migrations', import.meta.url))
