/** What keeps an input from being worked out: where it stands, and what to write there. */
export type Mistake = { readonly field: string; readonly words: string }
