/** The most rows a list gives at once. */
export const LARGEST_PAGE = 500

/** Rows are counted up to here: a list of a million must not cost a count of a million, and nobody reads past this. */
export const MOST_COUNTED = 10_000
