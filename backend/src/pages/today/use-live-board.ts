import { todayMessage } from "@hadir/shared/wire/staff-today.ts"
import { type QueryClient, useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"
import type { Office } from "../office/office.ts"
import { useLostAt, useOffice } from "../office/office-context.tsx"
import { todayQuery } from "./today-query.ts"

const reopenMs = 3000

/** Keeps the board current from the office's event stream, and opens it again when it ends. */
export function useLiveBoard(): void {
	const office = useOffice()
	const client = useQueryClient()
	const isLost = useLostAt() !== undefined
	useEffect(() => (isLost ? undefined : followBoard(office, client)), [office, client, isLost])
}

/** Returns what stops following. */
function followBoard(office: Office, client: QueryClient): () => void {
	const { queryKey } = todayQuery(office)
	let stop = open()

	function open(): () => void {
		const stream = new EventSource("/api/today/events")
		let timer: ReturnType<typeof setTimeout> | undefined
		stream.addEventListener("board", (event: MessageEvent<unknown>) => {
			const board = readBoard(event.data)
			if (board === undefined) void client.invalidateQueries({ queryKey })
			else client.setQueryData(queryKey, board)
		})
		stream.addEventListener("error", () => {
			stream.close()
			// Asking over HTTP finds out why: signed out, no network, or only a restart.
			void client.invalidateQueries({ queryKey })
			timer = setTimeout(() => {
				stop = open()
			}, reopenMs)
		})
		return () => {
			clearTimeout(timer)
			stream.close()
		}
	}

	return () => stop()
}

function readBoard(text: unknown) {
	if (typeof text !== "string") return undefined
	try {
		return todayMessage.safeParse(JSON.parse(text)).data
	} catch {
		return undefined
	}
}
