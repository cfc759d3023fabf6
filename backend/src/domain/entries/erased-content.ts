import type { EntryContent } from "./entry-contents.ts"

/** Stands for what somebody wrote: a text still, so that the entry reads as one. */
export const erasedText = "(dihapus)"

/**
 * UU 27/2022 (PDP) art. 8, 43: what an entry says of a forgotten person in words goes. Kind, hours and shifts
 * stay, for the figures of those days rest on them.
 */
export function erasedContent(content: EntryContent): EntryContent {
	switch (content.kind) {
		case "letter": {
			const { child: _, paper: __, isFirstPilgrimage: ___, ...rest } = content
			return { ...rest, letter: erasedText }
		}
		case "overtime":
			return { ...content, letter: erasedText }
		case "excuse":
		case "massExcuse":
			return { ...content, reason: erasedText, letter: erasedText }
		case "correction": {
			const { evidence: _, ...rest } = content
			return { ...rest, reason: erasedText }
		}
		case "manualPunch":
			return { ...content, place: erasedText, reason: erasedText, evidence: erasedText }
		case "leaveBalance":
			return { ...content, source: erasedText }
		case "noticeGiven":
			return { ...content, to: erasedText, how: erasedText }
		case "spell":
		case "rosterDay":
		case "rosterPattern":
		case "holiday":
		case "season":
		case "specialHours":
			return content
	}
}
