import { TextInput } from "@mantine/core"
import { useDebouncedValue } from "@mantine/hooks"
import { IconSearch, IconUserQuestion } from "@tabler/icons-react"
import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { useEffect, useState } from "react"
import { useOffice } from "../office/office-context.tsx"
import { FailureNotice } from "../shell/failure-notice.tsx"
import { PageHead } from "../shell/page-head.tsx"
import { StateNotice } from "../shell/state-notice.tsx"
import { WaitingRows } from "../shell/waiting-rows.tsx"
import { PeopleList } from "./people-list.tsx"
import styles from "./people-page.module.css"
import { mostPeople, peopleQuery, searchDelayMs } from "./people-query.ts"

export function PeoplePage() {
	const { cari = "" } = useSearch({ from: "/shell/pegawai" })
	const navigate = useNavigate()
	const [text, setText] = useState(cari)
	const [search] = useDebouncedValue(text.trim(), searchDelayMs)
	const people = useQuery(peopleQuery(useOffice(), search))
	useEffect(() => {
		void navigate({
			to: "/pegawai",
			search: search === "" ? {} : { cari: search },
			replace: true,
		})
	}, [search, navigate])

	return (
		<>
			<PageHead title="Pegawai" subtitle="Cari orangnya, lalu lihat bulannya." />
			<div className={styles.search}>
				<TextInput
					type="search"
					aria-label="Cari nama atau NIP"
					placeholder="Cari nama atau NIP"
					maxLength={100}
					leftSection={<IconSearch size={16} aria-hidden />}
					value={text}
					onChange={(event) => setText(event.currentTarget.value)}
				/>
			</div>
			{people.isPending ? <WaitingRows count={8} /> : null}
			{people.isError ? (
				<FailureNotice error={people.error} onRetry={() => void people.refetch()} />
			) : null}
			{people.isSuccess && people.data.employees.length === 0 ? (
				<NobodyFound search={search} />
			) : null}
			{people.isSuccess && people.data.employees.length > 0 ? (
				<>
					<PeopleList people={people.data.employees} />
					{people.data.employees.length >= mostPeople ? (
						<p className={styles.more}>
							{mostPeople} nama pertama. Ketik nama atau NIP untuk mempersempit.
						</p>
					) : null}
				</>
			) : null}
		</>
	)
}

function NobodyFound({ search }: { search: string }) {
	return search === "" ? (
		<StateNotice icon={IconUserQuestion} title="Belum ada pegawai">
			<p>Kantor ini belum mengenal seorang pegawai pun. Untuk mencoba dengan data contoh:</p>
			<code>npm run -s hadir -- demo</code>
		</StateNotice>
	) : (
		<StateNotice icon={IconUserQuestion} title={`Tidak ada yang cocok dengan “${search}”`}>
			<p>Periksa ejaannya, atau ketik sebagian nama saja. NIP diketik tanpa spasi.</p>
		</StateNotice>
	)
}
