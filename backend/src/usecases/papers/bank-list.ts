import { monthInWords } from "@hadir/shared/time/local-date.ts"
import type { BankField, BankTemplate } from "../../domain/papers/bank-template.ts"
import type { Cell, Column, ColumnKind, Paper, Row } from "../../domain/papers/paper.ts"
import type { RunContent } from "../runs/read-run.ts"
import { aboutRun, listWords, notesOf, type Payee, paidPeople } from "./run-content.ts"
import { monthColumns } from "./tpp-columns.ts"

const kinds: Readonly<Partial<Record<BankField, ColumnKind>>> = {
	...{ no: "count", nip: "number", account: "account", npwp: "account" },
	...{ beforeTax: "rupiah", tax: "rupiah", contributions: "rupiah", deductions: "rupiah" },
	...{ differences: "rupiah", payable: "rupiah" },
}
const summed: readonly BankField[] = [
	...(["beforeTax", "tax", "contributions", "deductions", "differences", "payable"] as const),
]

/** Whom a bank or the treasury pays, in its own columns. Whoever has no account there is named below. */
export function bankList(run: RunContent, template: BankTemplate): Omit<Paper, "signers"> {
	const paid = paidPeople(run).filter(({ result }) => result.payable > 0)
	const own = paid.filter(
		({ identity: { account } }) =>
			account !== undefined && (template.bank === undefined || account.bank === template.bank),
	)
	const nowhere = paid.filter(({ identity: { account } }) => account === undefined)
	const columns = template.columns.map(
		({ heading, field, width }): Column => ({
			...{ heading, width, kind: kinds[field] ?? "text" },
			isSummed: summed.includes(field),
		}),
	)
	const rows = own.map((person, index): Row => {
		const cells = template.columns.map(
			({ field, text }): Cell =>
				field === "fixed" ? text : cellOf(field, { run, person, no: index + 1 }),
		)
		return { key: person.employee, cells }
	})
	return {
		...{ id: `daftar-bank-${template.id}`, title: `DAFTAR PEMBAYARAN ${template.bank ?? "BANK"}` },
		...{ about: aboutRun(run), columns, rows, isUnconfirmed: run.unconfirmed.length > 0 },
		notes: [
			...nowhere.map(({ identity }) => `Belum punya rekening: ${identity.name}.`),
			...notesOf(run),
		],
	}
}

function cellOf(
	field: Exclude<BankField, "fixed">,
	{ run, person, no }: { readonly run: RunContent; readonly person: Payee; readonly no: number },
): Cell {
	const { identity, result } = person
	const { figures } = result
	const { key, unitName } = run
	switch (field) {
		case "no":
			return no
		case "nip":
			return identity.nip
		case "name":
			return identity.name
		case "holder":
			return identity.account?.holder ?? identity.name
		case "account":
			return identity.account?.number
		case "bank":
			return identity.account?.bank
		case "npwp":
			return identity.account?.npwp
		case "post":
			return identity.post ?? monthColumns(person.lines).post
		case "grade":
			return identity.grade
		case "unit":
			return unitName
		case "beforeTax":
		case "tax":
		case "contributions":
		case "deductions":
			return figures[field]
		case "differences":
			return result.differencesNet
		case "payable":
			return result.payable
		case "remark":
			return `${listWords[key.list]} ${monthInWords(key.month)}`
	}
}
