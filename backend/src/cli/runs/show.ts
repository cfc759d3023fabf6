// hadir run show: a list with its people, or one person's month explained from gross to net.
import { shortDate } from "@hadir/shared/time/local-date.ts"
import { Command } from "commander"
import { z } from "zod"
import { inRupiah, rupiah } from "../../domain/money/rupiah.ts"
import { answerOf } from "../acting.ts"
import { columns } from "../columns.ts"
import { type KeyOptions, keyOf, keyWords, toldKey, withKey } from "./run-key.ts"

const amount = z.int().transform((value) => rupiah(value))
const figures = z.object({ beforeTax: amount, tax: amount, contributions: amount, net: amount })
const shown = z.looseObject({
	...{ key: toldKey, state: z.string(), budget: z.string(), unconfirmed: z.array(z.string()) },
	version: z.looseObject({ header: z.looseObject({ version: z.number() }), hash: z.string() }),
	steps: z.array(
		z.looseObject({ kind: z.string(), by: z.string(), at: z.number(), reason: z.string() }),
	),
	people: z.array(
		z.looseObject({
			...{ employee: z.string(), nip: z.string(), name: z.string(), standing: z.string() },
			...{ reason: z.string().optional(), figures, differencesNet: amount, payable: amount },
			open: z.array(z.object({ date: z.string(), state: z.string() })),
		}),
	),
})
const explained = z.looseObject({
	...{ employee: z.string(), standing: z.string(), hash: z.string() },
	identity: z.looseObject({
		...{ nip: z.string(), name: z.string(), grade: z.string(), reason: z.string().optional() },
		account: z.looseObject({ bank: z.string(), number: z.string() }).optional(),
	}),
	lines: z.array(
		z.looseObject({
			...{ amount, counts: z.boolean(), kind: z.string(), days: z.array(z.string()) },
			...{ cite: z.string(), status: z.string(), indonesian: z.string() },
		}),
	),
	missing: z.array(z.string()),
	uncut: z.array(z.string()),
	differences: z.array(
		z.looseObject({
			indonesian: z.string(),
			said: z.array(z.object({ before: z.string().optional(), after: z.string().optional() })),
		}),
	),
	...{ net: amount, differencesNet: amount, payable: amount },
})

type Options = KeyOptions & {
	readonly person?: string
	readonly atVersion?: string
	readonly json?: true
}

export function showCommand(): Command {
	return withKey(new Command("show"))
		.description("a list with its people and open days; with --person gross to net, line by line")
		.option("--person <id>", "one person, by id or NIP")
		.option("--at-version <n>", "an older version of a list that was reopened")
		.option("--json", "print as JSON")
		.action(async (options: Options, command: Command) => {
			const version = options.atVersion === undefined ? {} : { version: Number(options.atVersion) }
			const wanted = { key: keyOf(options), ...version }
			if (options.person === undefined) {
				const order = { path: "/operator/runs/shown", body: wanted, schema: shown }
				const found = await answerOf(command, order)
				return console.log(options.json ? JSON.stringify(found) : runWords(found))
			}
			const body = { ...wanted, employee: options.person }
			const found = await answerOf(command, {
				path: "/operator/runs/explained",
				body,
				schema: explained,
			})
			console.log(options.json ? JSON.stringify(found) : personWords(found))
		})
}

function runWords({
	key,
	state,
	version,
	people,
	budget,
	unconfirmed,
	steps,
}: z.infer<typeof shown>): string {
	const rows = people.map(
		({ nip, name, standing, reason, figures: own, differencesNet, payable, open }) => [
			...[nip, name],
			...(standing === "worked"
				? [inRupiah(own.beforeTax), inRupiah(own.net), inRupiah(differencesNet), inRupiah(payable)]
				: [standing === "held" ? "ditahan" : "belum dihitung", "", "", ""]),
			standing === "worked"
				? open.map(({ date, state: why }) => `${shortDate(date)} ${why}`).join(", ")
				: (reason ?? ""),
		],
	)
	return [
		`${keyWords(key)}: ${state}, versi ${version.header.version}, hash ${version.hash}`,
		...columns([
			["NIP", "Nama", "Sebelum pajak", "Bersih", "Selisih", "Dibayarkan", "Hari terbuka"],
			...rows,
		]),
		budget,
		...steps.map(
			({ kind, by, at, reason }) =>
				`${new Date(at).toISOString()} ${kind} ${by}${reason === "" ? "" : `: ${reason}`}`,
		),
		...(unconfirmed.length > 0
			? ["BELUM DITETAPKAN:", ...unconfirmed.map((one) => `  ${one}`)]
			: []),
	].join("\n")
}

function personWords(found: z.infer<typeof explained>): string {
	const { identity, standing, lines, missing, differences, uncut, payable, differencesNet } = found
	const head = `${identity.name}, ${identity.nip}, ${identity.grade}`
	if (standing !== "worked") {
		return `${head}: ${standing === "held" ? "ditahan" : "belum dihitung"}. ${identity.reason ?? ""}`
	}
	const rows = lines.map(({ amount: own, counts, kind, days, indonesian, cite, status }) => [
		kind === "net" || kind === "beforeTax"
			? `= ${inRupiah(own)}`
			: counts
				? inRupiah(own)
				: `(${inRupiah(own)})`,
		days.map(shortDate).slice(0, 3).join(" "),
		indonesian,
		status === "confirmed" ? cite : `${cite} (belum ditetapkan)`,
	])
	return [
		head,
		...(identity.account === undefined
			? []
			: [`${identity.account.bank} ${identity.account.number}`]),
		...columns(rows),
		...missing,
		...uncut.map((date) => `${shortDate(date)} dibayar tanpa potongan menurut putusan`),
		...differences.flatMap(({ indonesian, said }) => [
			indonesian,
			...said.map(({ before, after }) => `  ${before ?? "tidak ada"} → ${after ?? "tidak ada"}`),
		]),
		`Selisih ${inRupiah(differencesNet)}; dibayarkan ${inRupiah(payable)}`,
	].join("\n")
}
