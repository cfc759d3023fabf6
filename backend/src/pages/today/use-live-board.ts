import { todayMessage } from "@hadir/shared/wire/staff-today.ts"
import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useState } from "react"
import { useLostAt, useOffice } from "../office/office-context.tsx"
import { todayQuery } from "./today-query.ts"

const reopenMs = 3000

/** Keeps the board current from the office's event stream, and opens it again when it ends. */
export function useLiveBoard(): void {
	const office = useOffice()
	const client = useQueryClient()
	const isLost = useLostAt() !== undefined
	const [opened, setOpened] = useState(0)

	// biome-ignore lint/correctness/useExhaustiveDependencies: `opened` asks for a new stream
	useEffect(() => {
		if (isLost) return
		const { queryKey } = todayQuery(office)
		let timer: ReturnType<typeof setTimeout> | undefined
		const stream = new EventSource("/api/today/events")
		stream.addEventListener("board", (event: MessageEvent<unknown>) => {
			const board = readBoard(event.data)
			if (board === undefined) void client.invalidateQueries({ queryKey })
			else client.setQueryData(queryKey, board)
		})
		stream.addEventListener("error", () => {
			stream.close()
			// Asking over HTTP finds out why: signed out, no network, or only a restart.
			void client.invalidateQueries({ queryKey })
			timer = setTimeout(() => setOpened((count) => count + 1), reopenMs)
		})
		return () => {
			clearTimeout(timer)
			stream.close()
		}
	}, [office, client, isLost, opened])
}

function readBoard(text: unknown) {
	if (typeof text !== "string") return undefined
	try {
		return todayMessage.safeParse(JSON.parse(text)).data
	} catch {
		return undefined
	}
}
