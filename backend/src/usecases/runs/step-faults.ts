// Why a step of a run is refused, as the sentence that says what to do.
import { fail } from "@hadir/shared/result.ts"
import type { Actor } from "../../domain/entries/entry.ts"
import type { Run, RunState, RunStepKind } from "../../domain/runs/run.ts"
import { standingOf, stepRefusal } from "../../domain/runs/run-state.ts"

export function stepFault(
	run: Run,
	wish: { readonly kind: RunStepKind; readonly reason: string },
	actor: Actor,
) {
	switch (stepRefusal(run, wish, actor)) {
		case undefined:
			return undefined
		case "paid":
			return fail(
				"not-next",
				"Daftar ini sudah dibayar dan tidak dibuka lagi. Yang berubah menjadi selisih.",
			)
		case "not-next":
			return fail("not-next", notNext(run, wish.kind))
		case "not-yours":
			return fail("not-allowed", "OPD memverifikasi daftarnya sendiri; langkah lain milik BKPSDM.")
		case "same-person":
			return fail(
				"same-person",
				"Langkah ini harus orang lain daripada yang memverifikasi atau meminta. Beri nama lain pada --as.",
			)
		case "no-reason":
			return fail("no-reason", "Tulislah alasannya; alasan itu akan tetap terbaca.")
		case "nothing-asked":
			return fail("not-next", "Belum ada yang meminta daftar ini dibuka kembali. Mintalah dahulu.")
	}
}

export const stateWords: Readonly<Record<RunState, string>> = {
	open: "belum dihitung",
	calculated: "sudah dihitung",
	verified: "sudah diverifikasi OPD",
	validated: "sudah divalidasi BKPSDM",
	closed: "sudah ditutup",
	paid: "sudah dibayar",
}

function notNext(run: Run, kind: RunStepKind): string {
	const { state, reopening } = standingOf(run)
	if (reopening !== undefined)
		return `Permintaan ${reopening.by} untuk membuka kembali menunggu jawaban orang kedua.`
	if (kind === "calculated" && (state === "verified" || state === "validated")) {
		return `Daftar ini ${stateWords[state]}. Kembalikan dahulu (hadir run return), lalu hitung.`
	}
	if (kind === "calculated")
		return `Daftar ini ${stateWords[state]}. Yang berubah menjadi selisih; atau buka kembali.`
	return `Daftar ini ${stateWords[state]}; langkah itu bukan lanjutannya.`
}
