// What crosses between the main thread and a file's writer: asks in order, one answer each.

/** What the thread is started with. */
export type WriterOrder = { readonly file: string; readonly busyTimeoutMs: number }

export type Query = { readonly sql: string; readonly parameters: readonly unknown[] }
export type Ask = Query | "close"

export type Answer =
	/** The file is open, or closed. */
	| { readonly kind: "done" }
	/** Of what type they are, only the asker knows. */
	| { readonly kind: "rows"; readonly rows: never[] }
	| {
			readonly kind: "changed"
			readonly changes: number
			readonly lastInsertRowid: number | bigint
	  }
	/** @param code SQLite's name of the error, where it is SQLite's */
	| { readonly kind: "failed"; readonly error: unknown; readonly code: string | undefined }
