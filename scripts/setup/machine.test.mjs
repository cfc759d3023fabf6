import { describe, expect, test } from "vitest"
import { refuseUnsupportedMachine } from "./machine.mjs"
import { SetupFailure } from "./step.mjs"

const machine = (arch, platform, version) => () =>
	refuseUnsupportedMachine({ arch, platform, version })

describe("which machines are refused before anything is installed", () => {
	test.each([
		["x64", "linux", "v24.21.0"],
		["arm64", "linux", "v20.0.0"],
		["x64", "linux", "v100.1.0"],
	])("%s %s %s is taken", (arch, platform, version) => {
		expect(machine(arch, platform, version)).not.toThrow()
	})

	test("a 32-bit ARM system hears one sentence with the way out", () => {
		expect(machine("arm", "linux", "v24.0.0")).toThrow(SetupFailure)
		expect(machine("arm", "linux", "v24.0.0")).toThrow(
			/^this is a 32-bit ARM system .* install the 64-bit Raspberry Pi OS .* run the same command again\.$/,
		)
	})

	test.each([
		["the last Node before", "x64", "linux", "v19.9.0", /Node v19\.9\.0 is too old .* Node 20/],
		["a Node whose first digit is great", "x64", "linux", "v8.17.0", /too old/],
		["macOS", "arm64", "darwin", "v24.0.0", /darwin on arm64 is not supported; use 64-bit Linux/],
		["Windows", "x64", "win32", "v24.0.0", /WSL2/],
		["32-bit x86", "ia32", "linux", "v24.0.0", /linux on ia32 is not supported/],
	])("%s", (_, arch, platform, version, sentence) => {
		expect(machine(arch, platform, version)).toThrow(sentence)
	})
})
