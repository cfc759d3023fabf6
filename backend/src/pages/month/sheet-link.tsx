import { Button } from "@mantine/core"
import { IconFileDownload } from "@tabler/icons-react"
import { sheetAddress } from "./month-query.ts"

/** The person's month as a file for spreadsheets. */
export function SheetLink({ id, month }: { id: string; month: string }) {
	return (
		<Button
			component="a"
			href={sheetAddress({ id, month })}
			download
			variant="default"
			leftSection={<IconFileDownload size={18} aria-hidden />}
		>
			Unduh CSV
		</Button>
	)
}
