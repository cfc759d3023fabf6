import { Textarea } from "@mantine/core"
import styles from "./decision-form.module.css"

type ReasonFieldProps = {
	readonly value: string
	readonly error: string | undefined
	readonly onChange: (reason: string) => void
}

/** Why it is decided so: kept with the decision, and told by the days it touches. */
export function ReasonField({ value, error, onChange }: ReasonFieldProps) {
	return (
		<Textarea
			classNames={{
				root: styles.field ?? "",
				description: styles.description ?? "",
				error: styles.error ?? "",
			}}
			label="Alasan"
			description="Disimpan bersama keputusan ini."
			rows={3}
			maxLength={300}
			value={value}
			error={error}
			onChange={(event) => onChange(event.currentTarget.value)}
		/>
	)
}
