import { erasedText } from "../entries/erased-content.ts"
import type { PayFactContent } from "./pay-fact-contents.ts"

/**
 * UU 27/2022 (PDP) art. 8, 43: what the pay book says of a forgotten person goes: income, account, words of
 * letters. Closed months keep what they were worked out from, without a name.
 */
export function erasedPay(content: PayFactContent): PayFactContent {
	switch (content.kind) {
		case "payroll":
			return { kind: "payroll" }
		case "account":
			return { kind: "account", bank: erasedText, number: "00000", holder: erasedText }
		case "post":
			return { ...content, name: erasedText }
		case "sanction":
		case "acting":
			return { ...content, letter: erasedText }
		default:
			return content
	}
}
