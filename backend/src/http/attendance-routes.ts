// The live board, a person's month, and the month as a file.
import { isLocalMonth } from "@hadir/shared/time/local-date.ts"
import { type Response, Router } from "express"
import { tableWords } from "../domain/regulation/table-words.ts"
import type { MonthRow } from "../usecases/month-file.ts"
import { monthRows } from "../usecases/month-file.ts"
import { MonthNotRegulated, personMonth } from "../usecases/person-month.ts"
import type { Scope } from "../usecases/ports.ts"
import type { SignedIn } from "../usecases/sign-in.ts"
import type { BoardParts, TodayBoard } from "../usecases/today-board.ts"
import { streamBoard } from "./board-stream.ts"
import { refuse } from "./refuse.ts"

export type AttendanceParts = {
	readonly month: BoardParts
	readonly board: TodayBoard
	/** The CSV's text, made by the reports. */
	readonly csv: (rows: readonly MonthRow[]) => string
}

const searchLimit = 20

export function attendanceRoutes({ month, board, csv }: AttendanceParts): Router {
	const router = Router()

	router.get("/today", async (_, response) => {
		response.json(await board.today(scopeOf(response)))
	})

	router.get("/today/events", (_, response) => {
		streamBoard(board, scopeOf(response), response)
	})

	router.get("/employees", async (request, response) => {
		const text = String(request.query.search ?? "").slice(0, 100)
		const found = await month.registry.searchEmployees(text, scopeOf(response), searchLimit)
		response.json({
			employees: found.map(({ id, nip, name, unit }) => ({ id, nip, name, unit: unit.name })),
		})
	})

	router.get("/employees/:id/months/:month", async (request, response) => {
		const wanted = request.params.month
		if (!isLocalMonth(wanted)) return refuse(response, 400, badMonth)
		const found = await regulated(response, () =>
			personMonth(month, { employee: request.params.id, month: wanted, scope: scopeOf(response) }),
		)
		if (found === notRegulated) return
		if (found === undefined) {
			return refuse(response, 404, {
				code: "no-employee",
				message: noEmployeeWithin(scopeOf(response)),
			})
		}
		response.json(found)
	})

	router.get("/months/:file", async (request, response) => {
		const { file } = request.params
		const wanted = file.replace(/\.csv$/, "")
		if (!file.endsWith(".csv") || !isLocalMonth(wanted)) return refuse(response, 400, badMonth)
		const { employee, unit } = request.query
		const rows = await regulated(response, () =>
			monthRows(month, {
				month: wanted,
				scope: scopeOf(response),
				employee: typeof employee === "string" ? employee : undefined,
				unit: typeof unit === "string" ? unit : undefined,
			}),
		)
		if (rows === notRegulated) return
		response
			.attachment(`hadir-${wanted}.csv`)
			.type("text/csv; charset=utf-8")
			.send(csv(rows ?? []))
	})

	return router
}

/** Whoever sees every unit has nobody else to ask. */
const noEmployeeWithin = ({ unit }: Scope): string =>
	unit === undefined
		? "Tidak ada pegawai dengan alamat ini. Cari lagi menurut nama atau NIP."
		: "Pegawai ini tidak ada di unit Anda. Cari lagi, atau hubungi BKPSDM."

const badMonth = {
	code: "bad-month",
	message: "Bulan itu tidak terbaca. Tulis seperti 2026-11.",
}
const notRegulated = Symbol("the policy has no rows for this month")

async function regulated<T>(
	response: Response,
	ask: () => Promise<T>,
): Promise<T | typeof notRegulated> {
	try {
		return await ask()
	} catch (cause) {
		if (!(cause instanceof MonthNotRegulated)) throw cause
		refuse(response, 422, {
			code: "not-regulated",
			message: `Kebijakan yang dipakai di sini belum berlaku pada bulan itu (${tableWords(cause.missing)}). Pilih bulan lain; bila bulan itu perlu dinilai, administrator melengkapi berkas kebijakan.`,
		})
		return notRegulated
	}
}

const scopeOf = (response: Response): Scope => {
	const user: SignedIn = response.locals.user
	return user.scope
}
