/** Where a figure of national law comes from, and whether it has been compared with the signed text. */
export type Source = { readonly cite: string; readonly status: "confirmed" | "unconfirmed" }
