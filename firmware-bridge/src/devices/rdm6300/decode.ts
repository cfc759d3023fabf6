import { type Decode, decodeFrames, hexOf } from "../../decoded.ts"
import { isNobody, printedNumbers } from "./frame.ts"
import { tags } from "./framer.ts"

export const decodeEm4100: Decode = decodeFrames(tags, (tag) => {
	const { decimal, pair } = printedNumbers(tag)
	const number = hexOf(tag.bytes)
	const ghost = isNobody(tag) ? "; nothing but zeros is noise" : ""
	return {
		kind: "tag",
		words: `a tag, number ${number}, printed ${decimal} or ${pair}${ghost}; it counts when the next frame is the same`,
		facts: { number, decimal, pair },
	}
})
