import { Combobox, TextInput, useCombobox } from "@mantine/core"
import { useDebouncedValue, useHotkeys } from "@mantine/hooks"
import { IconSearch } from "@tabler/icons-react"
import { useQuery } from "@tanstack/react-query"
import { useNavigate } from "@tanstack/react-router"
import { useRef, useState } from "react"
import { groupNip } from "../format/figures.ts"
import { useOffice } from "../office/office-context.tsx"
import { peopleQuery, searchDelayMs } from "../people/people-query.ts"
import styles from "./people-search.module.css"

/** Finds a person from any page; `/` puts the cursor here. */
export function PeopleSearch() {
	const [text, setText] = useState("")
	const [search] = useDebouncedValue(text.trim(), searchDelayMs)
	const input = useRef<HTMLInputElement>(null)
	const combobox = useCombobox()
	const navigate = useNavigate()
	const found = useQuery({ ...peopleQuery(useOffice(), search), enabled: search !== "" })
	useHotkeys([["/", () => input.current?.focus()]])

	const open = (id: string) => {
		setText("")
		combobox.closeDropdown()
		input.current?.blur()
		void navigate({ to: "/pegawai/$id", params: { id }, search: {} })
	}
	const people = found.data?.employees ?? []
	return (
		<Combobox
			store={combobox}
			onOptionSubmit={open}
			width={420}
			position="bottom-start"
			zIndex={300}
		>
			<Combobox.Target>
				<TextInput
					ref={input}
					type="search"
					aria-label="Cari pegawai"
					placeholder="Cari nama atau NIP"
					maxLength={100}
					leftSection={<IconSearch size={16} aria-hidden />}
					rightSection={<kbd className={styles.key}>/</kbd>}
					rightSectionPointerEvents="none"
					value={text}
					onFocus={() => combobox.openDropdown()}
					onBlur={() => combobox.closeDropdown()}
					onKeyDown={(event) => {
						if (event.key === "Escape") input.current?.blur()
					}}
					onChange={(event) => {
						setText(event.currentTarget.value)
						combobox.openDropdown()
						combobox.resetSelectedOption()
					}}
				/>
			</Combobox.Target>
			<Combobox.Dropdown hidden={search === "" || text === ""}>
				<Combobox.Options aria-label="Pegawai yang ditemukan" className={styles.options ?? ""}>
					{people.map((person) => (
						<Combobox.Option key={person.id} value={person.id} className={styles.option ?? ""}>
							<span className={styles.name}>{person.name}</span>
							<span className={styles.detail}>
								{groupNip(person.nip)} · {person.unit}
							</span>
						</Combobox.Option>
					))}
					{people.length === 0 ? <Combobox.Empty>{words(found.status)}</Combobox.Empty> : null}
				</Combobox.Options>
			</Combobox.Dropdown>
		</Combobox>
	)
}

function words(status: "pending" | "error" | "success"): string {
	switch (status) {
		case "pending":
			return "Mencari …"
		case "error":
			return "Belum dapat mencari. Coba lagi sebentar."
		case "success":
			return "Tidak ada nama atau NIP yang cocok."
	}
}
