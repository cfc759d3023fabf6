// Facts for the allowance written by hand, listed and taken back; nothing is ever rewritten.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { isLocalDate, type LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Actor } from "../domain/entries/entry.ts"
import type { PayFact } from "../domain/pay/pay-fact.ts"
import type { PayFactContent, PayFactKind } from "../domain/pay/pay-fact-contents.ts"
import type { PayBook } from "./pay-book.ts"
import { everyUnit, type Now, type Registry } from "./ports.ts"

export type PayParts = {
	readonly payBook: PayBook
	readonly registry: Pick<Registry, "employee" | "units">
	readonly now: Now
	makeId(): string
}

export type PayOrder = {
	readonly employee?: string | undefined
	readonly unit?: string | undefined
	readonly from: LocalDate
	readonly until?: LocalDate | undefined
	readonly content: PayFactContent
	readonly source: PayFact["source"]
}

export type PayFault = Fault<
	"not-allowed" | "no-person" | "no-unit" | "bad-entry" | "no-entry" | "over" | "no-reason"
>

/** Kinds that are said of a unit, and of the whole government; all others are of a person. */
const ofUnit: readonly PayFactKind[] = ["budget"]
const ofAll: readonly PayFactKind[] = ["deadlines"]

export async function writePayFact(
	{ payBook, registry, now, makeId }: PayParts,
	order: PayOrder,
	actor: Actor,
): Promise<Result<PayFact, PayFault>> {
	const { employee, unit, from, until, content, source } = order
	if (actor.role !== "bkpsdm") return notAllowed
	const dates = [from, ...(until === undefined ? [] : [until]), source.date]
	if (!dates.every(isLocalDate) || (until !== undefined && until < from)) {
		return fail("bad-entry", "Tanggal harus ada dan berurutan, ditulis seperti 2026-01-31.")
	}
	const isUnit = ofUnit.includes(content.kind)
	const isAll = ofAll.includes(content.kind)
	if ((unit !== undefined) !== isUnit || (employee !== undefined) === (isUnit || isAll)) {
		return fail(
			"bad-entry",
			"Anggaran ditulis untuk OPD, tenggat untuk semua, yang lain untuk satu orang.",
		)
	}
	if (employee !== undefined && (await registry.employee(employee, everyUnit)) === undefined) {
		return fail("no-person", `Pegawai ${employee} tidak ada. Cari dengan hadir person find.`)
	}
	if (unit !== undefined && !(await registry.units(everyUnit)).some(({ id }) => id === unit)) {
		return fail("no-unit", `OPD ${unit} tidak ada. Pakai kodenya, seperti di hadir import units.`)
	}
	const fact: PayFact = {
		...{ id: makeId(), employee, unit, from, until, content, source },
		...{ enteredBy: actor.username, enteredAs: actor.role, enteredAt: now() },
	}
	await payBook.add([fact])
	return succeed(fact)
}

export async function withdrawPayFact(
	{ payBook, now }: Pick<PayParts, "payBook" | "now">,
	{ fact: id, reason }: { readonly fact: string; readonly reason: string },
	actor: Actor,
): Promise<Result<PayFact, PayFault>> {
	if (actor.role !== "bkpsdm") return notAllowed
	if (reason.trim() === "") {
		return fail("no-reason", "Tulislah alasannya; alasan itu akan tetap terbaca.")
	}
	const fact = await payBook.fact(id)
	if (fact === undefined) return fail("no-entry", `Catatan ${id} tidak ada. Lihat: hadir pay list.`)
	const withdrawn = { by: actor.username, at: now(), reason }
	if (!(await payBook.withdraw(id, withdrawn))) {
		return fail("over", `Catatan ${id} sudah ditarik. Bila masih perlu, tulis yang baru.`)
	}
	return succeed({ ...fact, withdrawn })
}

const notAllowed = fail("not-allowed", "Catatan untuk TPP ditulis dan ditarik oleh BKPSDM.")
