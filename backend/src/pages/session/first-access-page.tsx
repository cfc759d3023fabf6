import { sessionMessage } from "@hadir/shared/wire/staff-session.ts"
import { Button, TextInput } from "@mantine/core"
import { useMutation } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { useOffice } from "../office/office-context.tsx"
import { fieldClasses } from "./field-classes.ts"
import { type FirstAccessFields, faultsOf } from "./first-access-fields.ts"
import styles from "./form-field.module.css"
import { PasswordField } from "./password-field.tsx"
import { RefusalBox } from "./refusal-box.tsx"
import { SignInFrame } from "./sign-in-frame.tsx"
import { useAccessToken } from "./use-access-token.ts"
import { useBeginSession } from "./use-begin-session.ts"

export function FirstAccessPage() {
	const token = useAccessToken()
	return (
		<SignInFrame title="Atur akses Anda">
			{token === undefined ? <MissingToken /> : <FirstAccessForm token={token} />}
		</SignInFrame>
	)
}

function MissingToken() {
	return (
		<p>
			Tautan ini tidak lengkap atau sudah dibuka di halaman ini. Buka lagi tautan lengkap dari
			administrator; bila tidak dapat dipakai, mintalah yang baru.
		</p>
	)
}

function FirstAccessForm({ token }: { token: string }) {
	const office = useOffice()
	const beginSession = useBeginSession()
	const [fields, setFields] = useState(emptyFields)
	const [isChecked, setChecked] = useState(false)
	const faults = isChecked ? faultsOf(fields) : {}
	const set = (name: keyof FirstAccessFields) => (value: string) =>
		setFields((held) => ({ ...held, [name]: value }))
	const access = useMutation({
		mutationFn: () => {
			const { name, username, password } = fields
			return office.ask(sessionMessage, "/api/first-access", {
				method: "POST",
				body: { token, name: name.trim(), username: username.trim(), password },
			})
		},
		onSuccess: (session) => beginSession(session, "/"),
	})
	const submit = (event: SubmitEvent<HTMLFormElement>) => {
		event.preventDefault()
		setChecked(true)
		if (Object.keys(faultsOf(fields)).length === 0) access.mutate()
	}
	return (
		<form className={styles.form} onSubmit={submit} noValidate>
			<p className={styles.hint}>Tautan ini hanya dapat dipakai satu kali.</p>
			<TextInput
				classNames={fieldClasses}
				label="Nama"
				autoComplete="name"
				autoFocus
				maxLength={100}
				value={fields.name}
				error={faults.name}
				onChange={(event) => set("name")(event.currentTarget.value)}
			/>
			<TextInput
				classNames={fieldClasses}
				label="Nama pengguna"
				description="Untuk masuk nanti; NIP boleh."
				autoComplete="username"
				autoCapitalize="none"
				spellCheck={false}
				maxLength={64}
				value={fields.username}
				error={faults.username}
				onChange={(event) => set("username")(event.currentTarget.value)}
			/>
			<PasswordField
				label="Kata sandi"
				description="Sedikitnya 12 karakter. Kalimat pendek mudah diingat."
				autoComplete="new-password"
				value={fields.password}
				error={faults.password}
				onChange={set("password")}
			/>
			<PasswordField
				label="Ulangi kata sandi"
				autoComplete="new-password"
				value={fields.repeated}
				error={faults.repeated}
				onChange={set("repeated")}
			/>
			<RefusalBox error={access.error} waitSeconds={0} />
			<Button type="submit" className={styles.submit ?? ""} loading={access.isPending}>
				Simpan dan masuk
			</Button>
		</form>
	)
}

const emptyFields: FirstAccessFields = { name: "", username: "", password: "", repeated: "" }
