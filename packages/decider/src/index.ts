export { accept, refuse, fold, type Decide, type Decider, type Decision, type Evolve, type Refusal } from './decider.ts'
export { specification } from './specification.ts'
