// hadir policy diff: what differs between two policies, and in a scenario whose allowance moves by how much.
import { dirname } from "node:path"
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import { Command } from "commander"
import type { AllowancePolicy } from "../domain/allowance/allowance-policy.ts"
import { loadAllowancePolicy } from "../domain/allowance/load-allowance-policy.ts"
import { inRupiah, type Rupiah, rupiah } from "../domain/money/rupiah.ts"
import { amountDifferences } from "../domain/regulation/sourced-amounts.ts"
import { columns } from "./columns.ts"
import { evaluateWith } from "./evaluate.ts"
import { readScenario } from "./evaluate-scenario.ts"
import { badInput, type PolicyOutside } from "./policy-outside.ts"
import { type ReadFile, readLoaded, readText } from "./read-file.ts"

export function policyDiffCommand(outside: PolicyOutside): Command {
	return new Command("diff")
		.description("compare two allowance policies; with a scenario, say who moves and by how much")
		.argument("<a>", "allowance policy (JSON)")
		.argument("<b>", "the other one")
		.argument("[scenario]", "a scenario of hadir evaluate, worked out under both")
		.option("--json", "print as JSON")
		.action((a: string, b: string, scenario: string | undefined, options: Options) => {
			const compared =
				scenario === undefined
					? comparedAmounts({ a, b }, outside.read)
					: comparedPeople({ a, b, scenario }, outside.read)
			if (!compared.ok) {
				outside.writeFault(`${compared.fault.message}\n`)
				return outside.exit(badInput)
			}
			const { value } = compared
			outside.write(options.json ? `${JSON.stringify(value.rows, null, "\t")}\n` : value.text)
		})
}

type Options = { readonly json?: true }
type Compared = { readonly rows: readonly unknown[]; readonly text: string }

function comparedAmounts(
	{ a, b }: { readonly a: string; readonly b: string },
	read: ReadFile,
): Result<Compared, Fault> {
	const raw = (file: string) =>
		readLoaded(file, read, (json) => {
			const loaded = loadAllowancePolicy(json)
			return loaded.ok ? succeed(json) : loaded
		})
	const [left, right] = [raw(a), raw(b)]
	if (!left.ok) return left
	if (!right.ok) return right
	const rows = amountDifferences(left.value, right.value)
	const said = (value: unknown) => (value === undefined ? "tidak ada" : String(value))
	const lines = columns([
		["Isian", a, b],
		...rows.map((row) => [row.path, said(row.left), said(row.right)]),
	])
	return succeed({ rows, text: rows.length === 0 ? "Tidak ada bedanya.\n" : asText(lines) })
}

type Moved = {
	readonly person: string
	readonly before: Rupiah
	readonly after: Rupiah
	readonly difference: Rupiah
	readonly netDifference: Rupiah
}

/** Everyone whose allowance is worked out, the one who moves most first. */
function comparedPeople(
	files: { readonly a: string; readonly b: string; readonly scenario: string },
	read: ReadFile,
): Result<Compared, Fault> {
	const [left, right] = [paidUnder(files.a, files, read), paidUnder(files.b, files, read)]
	if (!left.ok) return left
	if (!right.ok) return right
	const moved = left.value.map((one, index): Moved => {
		const other = right.value[index] ?? one
		return {
			...{ person: one.person, before: one.beforeTax, after: other.beforeTax },
			difference: rupiah(other.beforeTax - one.beforeTax),
			netDifference: rupiah(other.net - one.net),
		}
	})
	const rows = moved.toSorted((x, y) => Math.abs(y.difference) - Math.abs(x.difference))
	const lines = columns([
		["Pegawai", "Sebelum pajak", "Menjadi", "Selisih", "Selisih bersih"],
		...rows.map(({ person, before, after, difference, netDifference }) => [
			person,
			...[before, after, difference, netDifference].map(inRupiah),
		]),
	])
	const count = rows.filter(({ difference }) => difference !== 0).length
	return succeed({ rows, text: asText([...lines, `${count} dari ${rows.length} orang bergeser.`]) })
}

type Paid = { readonly person: string; readonly beforeTax: Rupiah; readonly net: Rupiah }

function paidUnder(
	policyFile: string,
	{ scenario: file }: { readonly scenario: string },
	read: ReadFile,
): Result<readonly Paid[], Fault> {
	const policy = readLoaded<AllowancePolicy>(policyFile, read, loadAllowancePolicy)
	if (!policy.ok) return policy
	const text = readText(file, read)
	if (!text.ok) return text
	const scenario = readScenario(text.value)
	if (!scenario.ok) return scenario
	const asked = { ...scenario.value, allowance: { policy: policy.value } }
	const evaluation = evaluateWith(asked, file === "-" ? "." : dirname(file), read)
	if (!evaluation.ok) return evaluation
	return succeed(
		evaluation.value.employees.flatMap(({ id, name, nip, allowance }, index): Paid[] => {
			if (allowance === undefined) return []
			const person = name ?? id ?? nip ?? `pegawai ${index + 1}`
			return [{ person, beforeTax: allowance.beforeTax, net: allowance.net }]
		}),
	)
}

const asText = (lines: readonly string[]): string => `${lines.join("\n")}\n`
