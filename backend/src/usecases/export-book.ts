// What has been exported: who, when and which content, and the rows of the last one for who compares.

export type KeptRow = { readonly key: string; readonly cells: readonly (string | number | null)[] }

export type ExportRecord = {
	/** Which paper of what: the same for each export of it. */
	readonly paper: string
	/** 1, and one more each time. */
	readonly n: number
	readonly by: string
	/** UTC ms. */
	readonly at: number
	/** SHA-256 of the content, hex. */
	readonly checksum: string
}

export interface ExportBook {
	last(paper: string): Promise<ExportRecord | undefined>
	rows(paper: string): Promise<readonly KeptRow[]>
	/** Adds the record and keeps its rows in place of the last ones; false: somebody was faster. */
	add(record: ExportRecord, rows: readonly KeptRow[]): Promise<boolean>
	/** Newest first. */
	list(limit: number): Promise<readonly ExportRecord[]>
}
