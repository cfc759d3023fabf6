import type { Machine } from "@hadir/shared/wire/staff-machines.ts"
import { Button } from "@mantine/core"
import { IconRouter, IconSearch } from "@tabler/icons-react"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import { StateNotice } from "../shell/state-notice.tsx"
import { useIsPhone } from "../shell/use-is-phone.ts"
import { type Filter, shownMachines } from "./machine-filter.ts"
import { MachineList } from "./machine-list.tsx"
import { MachineTable } from "./machine-table.tsx"
import { MachineToolbar } from "./machine-toolbar.tsx"

/** The machines; filter and search live in the address, so that a link keeps them. */
export function Fleet({ machines }: { machines: readonly Machine[] }) {
	const isPhone = useIsPhone()
	const navigate = useNavigate()
	const { saring, cari = "" } = useSearch({ from: "/shell/mesin" })
	const [filter, setFilter] = useState<Filter>(saring ?? "semua")
	const [search, setSearch] = useState(cari)
	useEffect(() => {
		const wanted = {
			...(filter === "semua" ? {} : { saring: filter }),
			...(search.trim() === "" ? {} : { cari: search.trim() }),
		}
		void navigate({ to: "/mesin", search: wanted, replace: true, resetScroll: false })
	}, [filter, search, navigate])

	if (machines.length === 0) return <NoMachines />
	const shown = shownMachines(machines, { filter, search })
	const showAll = () => {
		setFilter("semua")
		setSearch("")
	}
	return (
		<>
			<MachineToolbar
				machines={machines}
				filter={filter}
				search={search}
				onFilter={setFilter}
				onSearch={setSearch}
			/>
			{shown.length === 0 ? <NoneFound onShowAll={showAll} /> : null}
			{shown.length > 0 && isPhone ? <MachineList machines={shown} /> : null}
			{shown.length > 0 && !isPhone ? <MachineTable machines={shown} /> : null}
		</>
	)
}

function NoMachines() {
	return (
		<StateNotice icon={IconRouter} title="Belum ada mesin">
			<p>
				Kantor ini belum mendaftarkan mesin. Mintalah kode sekali pakai dengan perintah ini di
				komputer kantor, lalu daftarkan mesinnya.
			</p>
			<code>npm run -s hadir -- kiosk code --unit OPD --place "Lobi"</code>
		</StateNotice>
	)
}

function NoneFound({ onShowAll }: { onShowAll: () => void }) {
	return (
		<StateNotice
			icon={IconSearch}
			title="Tidak ada mesin yang cocok"
			action={<Button onClick={onShowAll}>Tampilkan semua</Button>}
		>
			<p>Ubah saringannya, atau ketik sebagian kode atau tempat saja.</p>
		</StateNotice>
	)
}
