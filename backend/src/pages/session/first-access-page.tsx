import { sessionMessage } from "@hadir/shared/wire/staff-session.ts"
import { Button, TextInput } from "@mantine/core"
import { useMutation, useQuery } from "@tanstack/react-query"
import { type SubmitEvent, useState } from "react"
import { useOffice } from "../office/office-context.tsx"
import { refusalOf } from "../office/office-failure.ts"
import { FailureNotice } from "../shell/failure-notice.tsx"
import { WaitingRows } from "../shell/waiting-rows.tsx"
import { fieldClasses } from "./field-classes.ts"
import { type FirstAccessFields, faultsOf } from "./first-access-fields.ts"
import styles from "./form-field.module.css"
import { linkQuery } from "./link-query.ts"
import { PasswordField } from "./password-field.tsx"
import { RefusalBox } from "./refusal-box.tsx"
import { SignInFrame } from "./sign-in-frame.tsx"
import { useAccessToken } from "./use-access-token.ts"
import { useBeginSession } from "./use-begin-session.ts"

export function FirstAccessPage() {
	const token = useAccessToken()
	return (
		<SignInFrame title="Atur akses Anda">
			{token === undefined ? <MissingToken /> : <CheckedLink token={token} />}
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

/** A dead link is said to be one before anybody fills in the form. */
function CheckedLink({ token }: { token: string }) {
	const office = useOffice()
	const link = useQuery(linkQuery(office, token))
	if (link.data !== undefined) return <FirstAccessForm token={token} owner={link.data.name} />
	if (link.isPending) return <WaitingRows count={5} />
	const refusal = refusalOf(link.error)
	if (refusal?.code === "bad-request") return <MissingToken />
	if (refusal?.code === "link-used") return <RefusalBox error={link.error} waitSeconds={0} />
	return <FailureNotice error={link.error} onRetry={() => void link.refetch()} />
}

/** @param owner the name of one who is there and sets a new password */
function FirstAccessForm({ token, owner }: { token: string; owner: string | undefined }) {
	const office = useOffice()
	const beginSession = useBeginSession()
	const [fields, setFields] = useState({ ...emptyFields, name: owner ?? "" })
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
			<p className={styles.hint}>
				{owner === undefined ? null : (
					<>
						Kata sandi baru untuk <strong>{owner}</strong>
						<br />
					</>
				)}
				Tautan ini hanya dapat dipakai satu kali.
			</p>
			{owner === undefined ? (
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
			) : null}
			<TextInput
				classNames={fieldClasses}
				label="Nama pengguna"
				description={
					owner === undefined
						? "Untuk masuk nanti; NIP boleh."
						: "Seperti yang Anda pakai untuk masuk."
				}
				autoFocus={owner !== undefined}
				autoComplete="username"
				autoCapitalize="none"
				spellCheck={false}
				maxLength={64}
				value={fields.username}
				error={faults.username}
				onChange={(event) => set("username")(event.currentTarget.value)}
			/>
			<NewPassword fields={fields} faults={faults} set={set} />
			<RefusalBox error={access.error} waitSeconds={0} />
			<Button type="submit" className={styles.submit ?? ""} loading={access.isPending}>
				Simpan dan masuk
			</Button>
		</form>
	)
}

type NewPasswordProps = {
	readonly fields: FirstAccessFields
	readonly faults: ReturnType<typeof faultsOf>
	readonly set: (name: keyof FirstAccessFields) => (value: string) => void
}

/** Typed twice, so that nobody is locked out by a slip. */
function NewPassword({ fields, faults, set }: NewPasswordProps) {
	return (
		<>
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
		</>
	)
}

const emptyFields: FirstAccessFields = { name: "", username: "", password: "", repeated: "" }
