import fc from 'fast-check'
import { SEED } from './config.ts'

/** The same histories in every run, so that a red test is about the change it runs on. */
fc.configureGlobal({ seed: SEED })
