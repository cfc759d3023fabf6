import { sourcedRows } from "../regulation/sourced-amounts.ts"

type Hasty = { readonly path: readonly (string | number)[]; readonly words: string }

/**
 * Rows that say `confirmed` too early: confirming takes the regulation with its article, the person who
 * compared it, and every amount of the row.
 */
export function hastyConfirmations(policy: unknown): Hasty[] {
	return sourcedRows(policy).flatMap(({ path, status, amounts }): Hasty[] => {
		if (status !== "confirmed") return []
		const has = (field: string) => amounts.some((one) => one.path === `${path}.${field}`)
		const lacking = ["article", "confirmedBy"].filter((field) => !has(field))
		const open = amounts.filter(({ path: at, value }) => value === "unset" || /\.unset$/.test(at))
		return [
			...lacking.map((field) => ({
				path: stepsOf(`${path}.${field}`),
				words: `harus diisi, karena "status" di baris ini "confirmed"`,
			})),
			...open.map(({ path: at }) => ({
				path: stepsOf(at),
				words: `masih belum diisi, sehingga "status" di baris ini belum boleh "confirmed"`,
			})),
		]
	})
}

/** ["arrival", 0, "cost"] of "arrival[0].cost". */
const stepsOf = (path: string): (string | number)[] =>
	path
		.split(/[.[\]]+/)
		.filter((step) => step !== "")
		.map((step) => (/^\d+$/.test(step) ? Number(step) : step))
