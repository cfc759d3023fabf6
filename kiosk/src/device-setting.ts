// One device as the kiosk's settings write it: "model=address", or "model:key=value,...=address".
import type { z } from "zod"
import { type PortAddress, portAddress } from "./port-address.ts"

export type DeviceSetting = {
	readonly model: string
	/** As they were written; the model's own schema reads them. */
	readonly options: Readonly<Record<string, string>>
	readonly address: PortAddress
}

/** Undefined when it is not written like one. */
export function deviceSetting(text: string): DeviceSetting | undefined {
	const [, model = "", set = "", at] =
		/^([a-z0-9]+)(?::([^:]*))?=((?:serial|tcp|push):.+|pcsc:)$/.exec(text) ?? []
	const address = portAddress.safeParse(at)
	if (!address.success) return undefined
	const options = Object.fromEntries(set === "" ? [] : set.split(",").map(pairOf))
	return { model, options, address: address.data }
}

function pairOf(text: string): [string, string] {
	const [key = "", ...value] = text.split("=")
	return [key, value.join("=")]
}

/** What is wrong with a model's options. */
export const wordsOf = ({ issues }: z.ZodError): string =>
	issues
		.map((issue) => {
			if (issue.code === "unrecognized_keys") return `${issue.keys.join(", ")} is none of them`
			return issue.path.length === 0 ? issue.message : `${issue.path.join(".")}: ${issue.message}`
		})
		.join("; ")
