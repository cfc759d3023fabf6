import { Menu, UnstyledButton } from "@mantine/core"
import { IconLogout, IconUser } from "@tabler/icons-react"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { useOffice } from "../office/office-context.tsx"
import { useSession } from "../session/session-queries.ts"
import styles from "./account-menu.module.css"

/** Who is signed in, and the way out: in the bar with the name, on a phone as the last tab. */
export function AccountMenu({ className, form }: { className: string; form: "bar" | "tab" }) {
	const office = useOffice()
	const client = useQueryClient()
	const navigate = useNavigate()
	const session = useSession()
	const signOut = useMutation({
		mutationFn: () => office.tell("/api/session", { method: "DELETE", csrf: session.csrf }),
		onSuccess: async () => {
			await navigate({ to: "/masuk", search: {} })
			client.removeQueries({ predicate: (query) => query.queryKey[0] !== "place" })
		},
	})
	return (
		<Menu position={form === "bar" ? "bottom-end" : "top-end"} width={240} zIndex={300}>
			<Menu.Target>
				<UnstyledButton className={className} aria-label={`Akun ${session.name}`}>
					<IconUser size={form === "bar" ? 18 : 22} stroke={1.75} aria-hidden />
					{form === "tab" ? (
						"Akun"
					) : (
						<>
							<strong>{session.name}</strong>
							<span>{session.role}</span>
						</>
					)}
				</UnstyledButton>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Label c="var(--ink-2)" className={styles.who ?? ""}>
					{session.name} · {session.role}
					<br />
					{session.username}
				</Menu.Label>
				<Menu.Item
					leftSection={<IconLogout size={16} aria-hidden />}
					disabled={signOut.isPending}
					closeMenuOnClick={false}
					onClick={() => signOut.mutate()}
				>
					{signOut.isError ? "Belum keluar. Coba lagi." : "Keluar"}
				</Menu.Item>
			</Menu.Dropdown>
		</Menu>
	)
}
