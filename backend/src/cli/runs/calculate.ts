// hadir run calculate: who would move by how much; written with --yes.
import { Command } from "commander"
import { z } from "zod"
import { inRupiah, rupiah } from "../../domain/money/rupiah.ts"
import { type Acting, actorOf, answerOf, withActor } from "../acting.ts"
import { columns } from "../columns.ts"
import { type KeyOptions, keyOf, keyWords, toldKey, withKey } from "./run-key.ts"

const calculated = z.object({
	...{ key: toldKey, version: z.number(), hash: z.string(), isWritten: z.boolean() },
	totals: z.object({ beforeTax: z.int(), payable: z.int(), people: z.number() }),
	moved: z.array(
		z.object({
			...{ employee: z.string(), name: z.string() },
			...{ before: z.int().optional(), after: z.int().optional() },
		}),
	),
	mistakes: z.array(z.string()),
	held: z.array(z.object({ name: z.string(), reason: z.string() })),
	...{ ungrouped: z.array(z.string()), openDays: z.number(), unconfirmed: z.array(z.string()) },
})
type Calculated = z.infer<typeof calculated>

/** So many lines of each sort are printed; --json has all. */
const mostPrinted = 50

export function calculateCommand(): Command {
	return withActor(withKey(new Command("calculate")))
		.description("work a list out: a preview of who moves by how much, written with --yes")
		.option("--yes", "put it in place of the last calculation")
		.option("--json", "print as JSON")
		.action(async (options: KeyOptions & Acting & { yes?: true; json?: true }, own: Command) => {
			const body = { key: keyOf(options), isWritten: options.yes === true, as: actorOf(options) }
			const order = { path: "/operator/runs/calculations", body, schema: calculated }
			const done = await answerOf(own, order)
			console.log(options.json ? JSON.stringify(done) : calculatedWords(done, options.yes === true))
		})
}

function calculatedWords(done: Calculated, toWrite: boolean): string {
	const { key, totals, moved, mistakes, held, ungrouped, openDays, unconfirmed, hash } = done
	const rows = moved
		.slice(0, mostPrinted)
		.map(({ name, before, after }) => [`  ${name}`, ...[amountOf(before), "→", amountOf(after)]])
	const more = moved.length - rows.length
	return [
		`${keyWords(key)}: ${totals.people} orang, sebelum pajak ${inRupiah(rupiah(totals.beforeTax))}, dibayarkan ${inRupiah(rupiah(totals.payable))}.`,
		...(moved.length === 0
			? ["Tidak ada yang bergeser."]
			: [`Bergeser ${moved.length} orang:`, ...columns(rows)]),
		...(more > 0 ? [`  dan ${more} orang lain`] : []),
		...block("Belum dapat dihitung, yang lain tidak menunggu:", mistakes),
		...block(
			"Ditahan:",
			held.map(({ name, reason }) => `${name}: ${reason}`),
		),
		...block("Tanpa kelompok pembayaran (isi golongan, atau hadir pay add):", ungrouped),
		...(openDays > 0
			? [`${openDays} hari belum dinilai; tiap hari perlu putusan sebelum ditutup.`]
			: []),
		...block("BELUM DITETAPKAN, daftar ini belum boleh diverifikasi:", unconfirmed),
		endOf(done, toWrite, hash),
	].join("\n")
}

function endOf({ isWritten }: Calculated, toWrite: boolean, hash: string): string {
	if (isWritten) return `Ditulis. Hash ${hash}`
	return toWrite
		? "Sama dengan yang sudah ada; tidak ada yang ditulis."
		: "Belum ditulis. Tulis dengan menambahkan: --yes"
}

const amountOf = (amount: number | undefined): string =>
	amount === undefined ? "tidak ada" : inRupiah(rupiah(amount))

function block(title: string, lines: readonly string[]): string[] {
	if (lines.length === 0) return []
	const more = lines.length - mostPrinted
	const printed = lines.slice(0, mostPrinted).map((line) => `  ${line}`)
	return [title, ...printed, ...(more > 0 ? [`  dan ${more} lainnya`] : [])]
}
