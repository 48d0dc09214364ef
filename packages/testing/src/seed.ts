import fc from 'fast-check'

/** The same histories in every run, so that a red test is about the change it runs on; `HALL_SEED=<number> npm test` tries others. */
fc.configureGlobal({ seed: Number(process.env['HALL_SEED'] ?? 20261127) })
