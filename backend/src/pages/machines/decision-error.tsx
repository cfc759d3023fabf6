import { RefusalBox } from "../session/refusal-box.tsx"
import { useDeciding } from "./deciding.tsx"

/** Why a decision in a row was not taken; what holds for the whole page stands at its top instead. */
export function DecisionError({ error }: { error: unknown }) {
	const { refusedWords } = useDeciding()
	return refusedWords === undefined ? <RefusalBox error={error} waitSeconds={0} /> : null
}
