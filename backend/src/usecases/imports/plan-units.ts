import type { UnitRow } from "../../domain/imports/import-rows.ts"
import type { Unit } from "../ports.ts"
import { type ImportPlan, named, PlanDraft } from "./import-plan.ts"

/** Units that are not there yet; one whose id is known under another name gets the file's. */
export function planUnits(rows: readonly UnitRow[], units: readonly Unit[]): ImportPlan {
	const draft = new PlanDraft()
	const all = [...units]
	for (const { row, id: given, name } of rows) {
		const id = given === "" ? (named(all, name)?.id ?? idOf(name)) : given
		const there = all.find((unit) => unit.id === id)
		const namesake = all.find((unit) => unit.name === name)
		if (!/^[\w.-]{1,40}$/.test(id)) {
			draft.refuse(
				row,
				`Kode "${id}" tidak dapat dipakai. Tulis 1 sampai 40 huruf, angka, titik atau garis.`,
			)
		} else if (there?.name === name) draft.knows()
		else if (namesake !== undefined && namesake.id !== id) {
			draft.refuse(
				row,
				`${name} sudah ada dengan kode ${namesake.id}. Pakai kode itu, atau beri nama lain.`,
			)
		} else if (there === undefined) {
			all.push({ id, name })
			draft.take({ row, who: name, what: id }, { changes: [{ kind: "unitAdded", id, name }] })
		} else {
			draft.take(
				{ row, who: id, what: `${there.name} menjadi ${name}`, isChange: true },
				{ changes: [{ kind: "unitRenamed", id, before: there.name, after: name }] },
			)
		}
	}
	return draft.plan
}

/** "Dinas Kesehatan" becomes "dinas-kesehatan". */
const idOf = (name: string): string =>
	name
		.toLowerCase()
		.replace(/[^a-z\d]+/g, "-")
		.replace(/^-|-$/g, "")
		.slice(0, 40)
