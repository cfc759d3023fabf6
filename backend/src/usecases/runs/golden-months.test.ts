// A month under each shipped kind of policy, frozen as a closed run keeps it: policy and inputs. Worked out again they
// must come to the hashes written here. A rule that is meant to come to other lines raises `engineVersion`; then the
// files stay and their hashes are written anew, with the reason in the change log.
import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { engineVersion } from "../../domain/allowance/engine-version.ts"
import { loadAllowancePolicy } from "../../domain/allowance/load-allowance-policy.ts"
import type { RunInputs } from "../../domain/runs/run-person.ts"
import { workOut } from "../../domain/runs/work-out.ts"
import { hashOf } from "./run-parts.ts"

const folder = new URL("./golden/", import.meta.url)

type Golden = {
	readonly policy: unknown
	readonly month: string
	readonly people: readonly { readonly employee: string; readonly inputs: RunInputs }[]
}

const golden: readonly (readonly [string, string])[] = [
	["babel-ttu", "717bb24127553abaa01f52218a3e62b2d4e505491be827e507a00ef8101b858d"],
	["harian", "24a225ea28d640f99c30c8d26cbbc0e0b8b10f41f945e748f234c7e910cf7b1d"],
	["nasional", "63b7a5078273ca3ffb5f86d89fd6c14950187d5dfe95c445c3d9481ba4db529e"],
	["pekalongan", "9041d440319a0052eda68e4239221c61ee207e5eb8bfb97aeb2424a0044a4b4c"],
	["seluma", "f49029c32136c93654760bffed442a2ca5315a699d70273fe82d5e17a9b8ba74"],
	["tapanuli-tengah", "dfaa0b1cb8bf23e1c0e801120a49f9ec0be4e664dd8906f22d9d3d757595f0a9"],
]

test("every golden month has its hash here, by this engine", () => {
	const files = golden.map(([name]) => `tpp-${name}-september-2026.golden`)
	expect(readdirSync(folder).sort()).toEqual(files)
	expect(engineVersion).toBe(1)
})

test.each(golden)("%s comes to the same hash for ever", (name, hash) => {
	const file = new URL(`tpp-${name}-september-2026.golden`, folder)
	const { policy, month, people }: Golden = JSON.parse(readFileSync(file, "utf8"))
	const loaded = loadAllowancePolicy(policy)
	if (!loaded.ok) throw new Error(loaded.fault.message)
	const hashes = people.map(({ employee, inputs }) =>
		hashOf(workOut(loaded.value, { employee, month, inputs })),
	)
	expect(hashes).toEqual([hash])
})
