import texts from './texts.json' with { type: 'json' }

/** The title of what is put up: an official paper, in Chinese. */
export function titleOfPosting(month: Temporal.PlainDate): string {
  return texts.posting.title.zh.replace('{year}', String(month.year)).replace('{month}', String(month.month))
}
