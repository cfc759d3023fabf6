// A person's word on a journal: that a key in doubt is the kiosk's, or that a key is trusted no more.
export type JournalVerdict = {
	readonly journal: string
	readonly verdict: "accepted" | "revoked"
	readonly by: string
	/** UTC ms. */
	readonly at: number
	readonly reason: string
}

export interface JournalVerdicts {
	/** The newest word on this journal. */
	of(journal: string): Promise<JournalVerdict | undefined>
	/** Earlier words stay on record. */
	give(verdict: JournalVerdict): Promise<void>
}
