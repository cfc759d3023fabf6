import { sessionMessage } from "@hadir/shared/wire/staff-session.ts"
import { Button, TextInput } from "@mantine/core"
import { useMutation } from "@tanstack/react-query"
import { useSearch } from "@tanstack/react-router"
import { type SubmitEvent, useState } from "react"
import { useOffice } from "../office/office-context.tsx"
import { refusalOf } from "../office/office-failure.ts"
import { fieldClasses } from "./field-classes.ts"
import styles from "./form-field.module.css"
import { PasswordField } from "./password-field.tsx"
import { RefusalBox } from "./refusal-box.tsx"
import { returnAddress } from "./return-address.ts"
import { SignInFrame } from "./sign-in-frame.tsx"
import { useBeginSession } from "./use-begin-session.ts"
import { useWait } from "./use-wait.ts"

export function SignInPage() {
	const office = useOffice()
	const beginSession = useBeginSession()
	const { kembali } = useSearch({ from: "/masuk" })
	const [username, setUsername] = useState("")
	const [password, setPassword] = useState("")
	const [waitUntil, setWaitUntil] = useState(0)
	const signIn = useMutation({
		mutationFn: () =>
			office.ask(sessionMessage, "/api/session", {
				method: "POST",
				body: { username: username.trim(), password },
			}),
		onSuccess: (session) => beginSession(session, returnAddress(kembali)),
		onError: (error) => {
			setPassword("")
			setWaitUntil(Date.now() + (refusalOf(error)?.retryAfterSeconds ?? 0) * 1000)
		},
	})
	const waitSeconds = useWait(waitUntil)
	const submit = (event: SubmitEvent<HTMLFormElement>) => {
		event.preventDefault()
		signIn.mutate()
	}
	return (
		<SignInFrame title="Masuk">
			<form className={styles.form} onSubmit={submit}>
				<TextInput
					classNames={fieldClasses}
					label="NIP atau nama pengguna"
					autoComplete="username"
					autoCapitalize="none"
					autoFocus
					spellCheck={false}
					maxLength={64}
					required
					withAsterisk={false}
					value={username}
					onChange={(event) => setUsername(event.currentTarget.value)}
				/>
				<PasswordField
					label="Kata sandi"
					autoComplete="current-password"
					value={password}
					onChange={setPassword}
				/>
				<RefusalBox error={signIn.error} waitSeconds={waitSeconds} />
				<Button
					type="submit"
					className={styles.submit ?? ""}
					loading={signIn.isPending}
					disabled={waitSeconds > 0}
				>
					Masuk
				</Button>
				<p className={styles.hint}>
					Lupa kata sandi? Mintalah tautan sekali pakai kepada administrator.
				</p>
			</form>
		</SignInFrame>
	)
}
