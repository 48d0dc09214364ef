/** What tests by chance draw their inputs from; `HALL_SEED=<number> npm test` tries others. */
export const SEED = Number(process.env['HALL_SEED'] ?? 20261127)
