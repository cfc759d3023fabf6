// One device as the kiosk's settings write it: "model=address", or "model:key=value,...=address".
import { panelModels } from "@hadir/firmware-bridge/panel/panels.ts"
import { deviceModels } from "@hadir/firmware-bridge/registry.ts"
import { terminalModels } from "@hadir/firmware-bridge/terminal-registry.ts"
import type { Fault } from "@hadir/shared/result.ts"
import type { z } from "zod"
import { type PortAddress, portAddress } from "./port-address.ts"

export type DeviceSetting = {
	readonly model: string
	/** As they were written; the model's own schema reads them. */
	readonly options: Readonly<Record<string, string>>
	readonly address: PortAddress
	readonly addressText: string
}

/** One entry that cannot be used; its message follows the word "write" where nothing else is told. */
export type EntryFault = Fault<"entry"> & {
	readonly entry: string
	/** What is wrong with it, as a clause. */
	readonly problem: string
	/** To follow "write". */
	readonly instead: string
}

/** Undefined when it is not written like one. */
export function deviceSetting(text: string): DeviceSetting | undefined {
	const [, model = "", set = "", at = ""] =
		/^([a-z0-9]+)(?::([^:]*))?=((?:serial|tcp|push):.+|pcsc:)$/.exec(text) ?? []
	const address = portAddress.safeParse(at)
	if (!address.success) return undefined
	const options = Object.fromEntries(set === "" ? [] : set.split(",").map(pairOf))
	return { model, options, address: address.data, addressText: at }
}

function pairOf(text: string): [string, string] {
	const [key = "", ...value] = text.split("=")
	return [key, value.join("=")]
}

export const entriesOf = (text: string): readonly string[] => text.trim().split(/\s+/)

export function refuseEntry(
	entry: string,
	problem: string,
	instead: string,
	message = instead,
): Refused {
	return { ok: false, fault: { code: "entry", message, entry, problem, instead } }
}
export type Refused = { readonly ok: false; readonly fault: EntryFault }

type Kind = "reader" | "terminal" | "panel"

/** What is wrong with an entry that names no device of this kind, or one at an address where it cannot be. */
export function refuseDevice(entry: string, kind: Kind, expected: string): Refused {
	const [model = ""] = /^[^:=]*/.exec(entry) ?? []
	const home = homes.find(({ models }) => models.includes(model))
	if (home === undefined) {
		const problem = `${model === "" ? "no model" : model} is no ${kind} that this kiosk knows`
		return refuseEntry(entry, problem, expected)
	}
	if (home.kind !== kind) {
		return refuseEntry(entry, home.problem(model), `it into ${home.setting}`, expected)
	}
	return refuseEntry(entry, `what follows ${model} is no address that it can be at`, expected)
}

const homes: readonly {
	readonly kind: Kind
	readonly models: readonly string[]
	readonly setting: string
	problem(model: string): string
}[] = [
	{
		...{ kind: "reader", models: deviceModels, setting: "HADIR_KIOSK_READERS" },
		problem: (model) => `${model} is a reader`,
	},
	{
		...{ kind: "terminal", models: terminalModels, setting: "HADIR_KIOSK_TERMINALS" },
		problem: (model) => `${model} is an attendance terminal`,
	},
	{
		...{ kind: "panel", models: panelModels, setting: "HADIR_KIOSK_PANEL" },
		problem: (model) => `${model} is a panel`,
	},
]

/** What is wrong with a model's own settings: the first of it, by the words of the model's schema. */
export function refuseOptions(entry: string, setting: DeviceSetting, error: z.ZodError): Refused {
	const { model, options, addressText } = setting
	const [issue] = error.issues
	if (issue === undefined) throw new Error("a refusal without an issue")
	const refused = (problem: string, instead: string, words: string): Refused =>
		refuseEntry(entry, problem, instead, `settings that ${model} has: ${words}`)
	if (issue.code === "unrecognized_keys") {
		const keys = issue.keys.join(", ")
		const instead = "it without, or check the spelling"
		return refused(`${model} has no setting ${keys}`, instead, `${keys} is none of them`)
	}
	const key = issue.path.join(".")
	const words = `${key}: ${issue.message}`
	if (key === "address") return refused(`its address is ${addressText}`, issue.message, words)
	const given = options[key]
	const problem = given === undefined ? `${key} is not set` : `${key} is "${given}"`
	return refused(problem, issue.message, words)
}
