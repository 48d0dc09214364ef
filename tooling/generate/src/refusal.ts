import texts from './texts.json' with { type: 'json' }

export type TextKey = keyof typeof texts.en
export type Values = Readonly<Record<string, string>>

/** What a person can put right: a sentence of the catalog, no stack. */
export class Refusal extends Error {
  readonly key: TextKey
  readonly values: Values

  constructor(key: TextKey, values: Values = {}) {
    super(`${key} ${JSON.stringify(values)}`)
    this.key = key
    this.values = values
  }
}
