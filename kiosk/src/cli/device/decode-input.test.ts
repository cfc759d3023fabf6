// What a page prints, or a capture beside it, can be given to hadir device decode as it stands there.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { decoders, type Protocol } from "@hadir/firmware-bridge/decoders.ts"
import { expect, test } from "vitest"
import { decodeInput } from "./decode-input.ts"

const root = join(import.meta.dirname, "../../../..")

/** Each page with what its examples may be: frames, and rows or users of a table. */
const pages: readonly (readonly [string, readonly Protocol[]])[] = [
	["pn532", ["pn532"]],
	["zfm", ["zfm"]],
	["zkteco", ["zk", "zk-attlog", "zk-users"]],
	["anviz", ["anviz"]],
	["adms", ["adms"]],
	["rdm6300", ["em4100"]],
	["ascii", ["wiegand"]],
]

test.each(pages)("each example of %s.md is decoded as it is printed", (page, protocols) => {
	const examples = examplesIn(readFileSync(join(root, "hardware-docs", `${page}.md`), "utf8"))
	expect(examples.length).toBeGreaterThan(1)
	const failed = examples.filter(({ code, isRefused }) =>
		protocols.every((protocol) => isUnderstood(protocol, code) === isRefused),
	)
	expect(failed).toEqual([])
})

test.each([
	...[["pn532", "pn532"] as const, ["zfm", "zfm"] as const, ["zkteco", "zk"] as const],
	["anviz", "anviz"] as const,
])("so is the capture of %s", (model, protocol) => {
	const captures = join(root, "firmware-bridge/src/devices", model, "captures")
	for (const file of readdirSync(captures)) {
		expect(isUnderstood(protocol, join(captures, file)), file).toBe(true)
	}
})

type Example = { readonly code: string; readonly isRefused: boolean }

/** Of a table whose head names bytes, what stands there as code. */
function examplesIn(page: string): readonly Example[] {
	const found: Example[] = []
	let columns: readonly number[] = []
	for (const line of page.split("\n")) {
		if (!line.startsWith("| ")) {
			columns = []
			continue
		}
		const cells = line.split("|").map((cell) => cell.trim())
		const inHead = cells.flatMap((cell, index) => (isOfBytes(cell) ? [index] : []))
		if (inHead.length > 0) columns = inHead
		const isRefused = cells.some((cell) => cell.startsWith("refused"))
		for (const index of columns) {
			const codes = (cells[index] ?? "").matchAll(/`([^`]+)`/g)
			for (const [, code = ""] of codes) if (!isNumber(code)) found.push({ code, isRefused })
		}
	}
	return found
}

const isOfBytes = (head: string): boolean =>
	/^(?:bytes|what is written|(?:to|from) the (?:chip|sensor))$/.test(head)

/** A reader's text, which is no protocol's. */
const isNumber = (code: string): boolean => /^\d{10}$/.test(code)

function isUnderstood(protocol: Protocol, given: string): boolean {
	const input = decodeInput(protocol, given)
	if (!input.ok) return false
	const decoded = input.value.flatMap(({ bytes }) => decoders[protocol].decode(bytes))
	return decoded.length > 0 && decoded.every(({ isFault }) => !isFault)
}
