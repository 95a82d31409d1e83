/** What a tuple of selects answers with. */
export type RowsOf<S extends readonly unknown[]> = { -readonly [K in keyof S]: Awaited<S[K]> };
