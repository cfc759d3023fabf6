import { TextInput, UnstyledButton } from "@mantine/core"
import { IconEye, IconEyeOff } from "@tabler/icons-react"
import { useState } from "react"
import { fieldClasses } from "./field-classes.ts"
import styles from "./form-field.module.css"

type PasswordFieldProps = {
	readonly label: string
	readonly value: string
	readonly onChange: (value: string) => void
	readonly autoComplete: "current-password" | "new-password"
	readonly description?: string
	readonly error?: string | undefined
}

export function PasswordField(props: PasswordFieldProps) {
	const [isShown, setShown] = useState(false)
	return (
		<TextInput
			classNames={fieldClasses}
			label={props.label}
			description={props.description}
			error={props.error}
			type={isShown ? "text" : "password"}
			autoComplete={props.autoComplete}
			autoCapitalize="none"
			spellCheck={false}
			required
			withAsterisk={false}
			value={props.value}
			onChange={(event) => props.onChange(event.currentTarget.value)}
			rightSectionWidth={isShown ? 130 : 92}
			rightSection={
				<UnstyledButton
					className={styles.reveal ?? ""}
					aria-label={`${isShown ? "Sembunyikan" : "Lihat"} ${props.label.toLowerCase()}`}
					aria-pressed={isShown}
					onClick={() => setShown(!isShown)}
				>
					{isShown ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
					{isShown ? "Sembunyikan" : "Lihat"}
				</UnstyledButton>
			}
		/>
	)
}
