import { IconAlertTriangle } from "@tabler/icons-react"
import { OfficeFailure } from "../office/office-failure.ts"
import styles from "./refusal-box.module.css"
import { explainRefusal } from "./refusal-words.ts"

/** Why a form was not accepted, and what to do. `waitSeconds` is what is left of a pause. */
export function RefusalBox({ error, waitSeconds }: { error: unknown; waitSeconds: number }) {
	if (!(error instanceof OfficeFailure)) return null
	const { head, rest } = explainRefusal(error.fault, waitSeconds)
	return (
		<div className={styles.box} role="alert">
			<IconAlertTriangle size={18} aria-hidden className={styles.icon} />
			<p>
				<strong>{head}</strong> {rest}
			</p>
		</div>
	)
}
