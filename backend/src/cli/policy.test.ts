// hadir policy: what its commands say of good and bad files.
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { allowancePolicyMistakes } from "../domain/allowance/load-allowance-policy.ts"
import { policyCommand } from "./policy.ts"

const policies = fileURLToPath(new URL("../../policies/", import.meta.url))
const example = fileURLToPath(new URL("./examples/tpp-seluma-september-2026.json", import.meta.url))
const seluma = `${policies}tpp-seluma.json`
const template = `${policies}tpp-templat-nasional.json`

/** Runs the command as the terminal would; `text` is the file named "kota.json". */
async function run(args: readonly string[], text = "{}") {
	const written: string[] = []
	const created = new Map<string, string>()
	let code = 0
	const command = policyCommand({
		read: (path) => (path === "kota.json" ? text : readFileSync(path, "utf8")),
		write: (said) => written.push(said),
		writeFault: (said) => written.push(said),
		create: (path, said) => {
			if (path === "kota.json") throw new Error("there already")
			created.set(path, said)
		},
		exit: (wanted) => {
			code = wanted
		},
	})
	await command.parseAsync([...args], { from: "user" })
	return { code, out: written.join(""), created }
}

test("check names every unconfirmed amount by its place", async () => {
	const { code, out } = await run(["check", template])
	expect(code).toBe(0)
	expect(out).toContain("dapat dipakai.\nBELUM DITETAPKAN:\n")
	expect(out).toContain("  arrival[0] (Kepmendagri 900-4700/2020)\n")
	expect(out).toContain("    arrival[0].ladder[3].cost.basisPoints: 150\n")
	expect(out).toContain("    activities[0].list[0].cost.unset: belum diisi\n")
})

test("check reads a policy of attendance too, and names every mistake of a bad one", async () => {
	expect((await run(["check", `${policies}templat-nasional.json`])).out).toContain(
		"    cuts[0].absentBasisPoints: 300\n",
	)
	const { code, out } = await run(["check", "kota.json"], '{ "version": 1, "nama": "x" }')
	expect(code).toBe(2)
	expect(out).toContain("belum dapat dipakai, 7 kesalahan:")
	expect(out).toContain('isian "nama" tidak dikenal')
	expect(await run(["check", "kota.json"], "{")).toMatchObject({ code: 2 })
})

test("a row is confirmed by article and person, with every amount in it, or not at all", async () => {
	const text = readFileSync(template, "utf8").replaceAll('"unconfirmed"', '"confirmed"')
	const { code, out } = await run(["check", "kota.json"], text)
	expect(code).toBe(2)
	expect(out).toContain('"arrival[0].article": harus diisi, karena "status"')
	expect(out).toContain('"activities[0].list[0].cost.unset": masih belum diisi')
})

test("diff says what differs, and who moves by how much", async () => {
	const same = await run(["diff", seluma, seluma])
	expect(same).toMatchObject({ code: 0, out: "Tidak ada bedanya.\n" })
	const { out } = await run(["diff", seluma, template])
	expect(out).toMatch(/rounding\[0\]\.cite +Perbup Seluma/)
	const moved = await run(["diff", seluma, template, example, "--json"])
	expect(JSON.parse(moved.out)).toEqual([
		{
			...{ person: "contoh", before: 2_482_000, after: 2_455_000 },
			...{ difference: -27_000, netDifference: -27_000 },
		},
	])
	expect((await run(["diff", seluma, template, example])).out).toContain("1 dari 1 orang bergeser.")
})

test("new begins a city's policy that can be used and confirms nothing", async () => {
	const { code, created } = await run(["new", "Kota Ambon"])
	expect(code).toBe(0)
	const text = created.get("tpp-kota-ambon.json") ?? ""
	expect(allowancePolicyMistakes(JSON.parse(text))).toEqual([])
	expect(text).toContain('"TPP Kota Ambon"')
	expect(text).toContain("Peraturan kepala daerah Kota Ambon tentang TPP")
	expect(text).not.toContain('"confirmed"')
	expect(text).not.toContain("predicates")
})

test.each([
	[["new", "Kota Ambon", "-o", "kota.json"], /mungkin sudah ada/],
	[["new", "!!"], /bukan nama/],
	[["check", "/nowhere.json"], /tidak dapat dibaca/],
	[["diff", seluma, "/nowhere.json"], /tidak dapat dibaca/],
	[["diff", seluma, template, "/nowhere.json"], /tidak dapat dibaca/],
])("%j is refused with a sentence", async (args, sentence) => {
	const { code, out } = await run(args)
	expect(code).toBe(2)
	expect(out).toMatch(sentence)
})
