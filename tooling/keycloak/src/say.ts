import texts from './texts.json' with { type: 'json' }

export function say(key: keyof typeof texts, values: Readonly<Record<string, string | number>> = {}): string {
  return texts[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** A failure the person can do something about: one sentence, no stack. */
export class Refusal extends Error {}
