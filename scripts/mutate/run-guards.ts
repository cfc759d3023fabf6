// The guards of runs: who may take which step, what a closed month keeps, where a difference settles.
import type { Guard } from "./guard.ts"

const domain = "backend/src/domain"
const runs = "backend/src/usecases/runs"
const month = [`${runs}/run-month.test.ts`]
const closing = [`${runs}/run-closing.test.ts`]
const differences = [`${runs}/differences.test.ts`]
const states = [`${domain}/runs/run-state.test.ts`]
const settled = [`${domain}/runs/settled-by.test.ts`]

export const runGuards: readonly Guard[] = [
	{
		name: "runs: whoever verified may validate and close",
		file: `${domain}/runs/run-state.ts`,
		from: 'if (kind === "validated" || kind === "closed") {',
		to: 'if (kind === "reopenAsked") {',
		tests: states,
	},
	{
		name: "runs: any OPD verifies any list",
		file: `${domain}/runs/run-state.ts`,
		from: '(role === "operator" || role === "superior") && unit === key.unit',
		to: 'role === "operator" || role === "superior"',
		tests: states,
	},
	{
		name: "runs: who asks for a reopening agrees to it",
		file: `${domain}/runs/run-state.ts`,
		from: 'if (kind === "reopenAgreed" && isSame(standing.reopening.by, actor)) return "same-person"',
		to: "",
		tests: [...states, ...month],
	},
	{
		name: "runs: a paid run is reopened",
		file: `${domain}/runs/run-state.ts`,
		from: 'if (standing.state === "paid") return "paid"',
		to: 'if (standing.state === "paid") return undefined',
		tests: states,
	},
	{
		name: "runs: going back needs no reason",
		file: `${domain}/runs/run-state.ts`,
		from: '["returned", "reopenAsked", "reopenRefused"]',
		to: '["reopenAsked", "reopenRefused"]',
		tests: states,
	},
	{
		name: "runs: an unconfirmed amount is closed by",
		file: `${runs}/close-run.ts`,
		from: "?? unconfirmedFault(parts, key)",
		to: "",
		tests: month,
	},
	{
		name: "runs: an unconfirmed amount is verified and paid by",
		file: `${runs}/step-run.ts`,
		from: "if (unconfirmed !== undefined) return unconfirmed",
		to: "",
		tests: month,
	},
	{
		name: "runs: the budget is not asked",
		file: `${runs}/step-run.ts`,
		from: 'if (kind === "validated") {',
		to: 'if (kind === "returned") {',
		tests: month,
	},
	{
		name: "runs: lists validated side by side are closed above the budget",
		file: `${runs}/close-run.ts`,
		from: "if (over !== undefined) return over",
		to: "",
		tests: month,
	},
	{
		name: "runs: money asked back widens the budget",
		file: `${domain}/runs/run-totals.ts`,
		from: 'one.list === "repayment" ? rupiah(0) : one.beforeTax',
		to: "one.beforeTax",
		tests: [`${domain}/runs/run-totals.test.ts`],
	},
	{
		name: "runs: an open day needs no word",
		file: `${runs}/close-run.ts`,
		from: "if (open !== undefined) return open",
		to: "",
		tests: closing,
	},
	{
		name: "runs: a held person is paid",
		file: `${runs}/close-run.ts`,
		from: "if (word !== undefined) {",
		to: 'if (word?.reason === "") {',
		tests: closing,
	},
	{
		name: "runs: a row's hash is not compared with its text",
		file: "backend/src/store/run-archive.ts",
		from: '.digest("hex") !== row.hash',
		to: '.digest("hex") === ""',
		tests: closing,
	},
	{
		name: "runs: the run's own hash is not recomputed",
		file: `${runs}/prove-runs.ts`,
		from: "const isHeader = runHash(header, people) === hash",
		to: "const isHeader = runHash(header, people) !== ''",
		tests: closing,
	},
	{
		name: "runs: the order of people is part of the hash",
		file: `${runs}/run-hash.ts`,
		from: ".sort((a, b) => (a.employee < b.employee ? -1 : 1))\n\t\t\t.map",
		to: ".reverse()\n\t\t\t.map",
		tests: month,
	},
	{
		name: "runs: what people wrote stays in the hashed row",
		file: `${domain}/runs/words.ts`,
		from: "return { ...reason, letter: say(reason.letter) }",
		to: "return reason",
		tests: [`${domain}/runs/words.test.ts`, ...month],
	},
	{
		name: "runs: a difference goes over to another budget year",
		file: `${domain}/runs/settled-by.ts`,
		from: "isSameBudget && given.isOnRegularList",
		to: "given.isOnRegularList",
		tests: [...settled, ...differences],
	},
	{
		name: "runs: a leaver's difference waits for a list they are not on",
		file: `${domain}/runs/settled-by.ts`,
		from: "isSameBudget && given.isOnRegularList",
		to: "isSameBudget",
		tests: [...settled, ...differences],
	},
	{
		name: "runs: a difference takes more than there is",
		file: `${domain}/runs/settled-by.ts`,
		from: "const taken = Math.min(there, -one)",
		to: "const taken = -one",
		tests: [...settled, ...differences],
	},
	{
		name: "runs: two lists settle the same difference",
		file: `${runs}/close-run.ts`,
		from: "if (stale !== undefined) return stale",
		to: "",
		tests: differences,
	},
	{
		name: "runs: a list whose differences are settled is reopened",
		file: `${runs}/step-run.ts`,
		from: "if (settling === undefined) return undefined",
		to: "if (settling?.n !== 0) return undefined",
		tests: differences,
	},
	{
		name: "runs: a later difference departs from what was closed, not from what was settled",
		file: `${runs}/open-differences.ts`,
		from: "figures: last?.after ?? first",
		to: "figures: first",
		tests: differences,
	},
	{
		name: "pay: a withdrawn fact counts on",
		file: `${domain}/pay/pay-in-force.ts`,
		from: "if (fact.withdrawn === undefined) latest.set",
		to: "latest.set",
		tests: [`${domain}/pay/pay-in-force.test.ts`],
	},
	{
		name: "pay: an account that a spreadsheet made a number of is taken",
		file: `${domain}/imports/money-values.ts`,
		from: 'cell.kind === "number" || ',
		to: "",
		tests: ["backend/src/usecases/imports/import-pay.test.ts"],
	},
	{
		name: "pay: an account is printed whole",
		file: `${domain}/pay/masked-account.ts`,
		from: '"*".repeat(Math.max(0, number.length - shown))',
		to: "number.slice(0, -shown)",
		tests: ["backend/src/usecases/imports/import-pay.test.ts"],
	},
	{
		name: "allowance: a post of another month pays",
		file: `${domain}/allowance/held-post.ts`,
		from: "posts.filter((one) => isHeldIn(one, date.slice(0, 7)))",
		to: "[...posts]",
		tests: [`${domain}/allowance/check-allowance-input.test.ts`],
	},
	{
		name: "allowance: posts over one another are paid",
		file: `${domain}/allowance/date-mistakes.ts`,
		from: 'before.until >= (post.from ?? "")',
		to: 'before.until > (post.from ?? "")',
		tests: [`${domain}/allowance/check-allowance-input.test.ts`],
	},
	{
		name: "allowance: an extra run is taxed as if it stood alone",
		file: `${domain}/allowance/evaluate-extra.ts`,
		from: "const taken = alone.lines[0]?.amount ?? noRupiah",
		to: "const taken = noRupiah",
		tests: [`${domain}/allowance/extra.test.ts`],
	},
]
