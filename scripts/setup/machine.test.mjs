import { expect, test } from "vitest"
import { refuseUnsupportedMachine } from "./machine.mjs"

const pi = { arch: "arm64", platform: "linux", version: "v20.0.0" }

test.each([
	["32-bit ARM", { arch: "arm" }, "32-bit ARM system (armv6/armv7)"],
	["macOS", { platform: "darwin" }, "darwin on arm64 is not supported"],
	["Windows", { platform: "win32", arch: "x64" }, "WSL2"],
	["32-bit x86", { arch: "ia32" }, "linux on ia32 is not supported"],
	["Node 19", { version: "v19.9.0" }, "Node v19.9.0 is too old"],
])("%s is refused with what to do", (_, change, sentence) => {
	expect(() => refuseUnsupportedMachine({ ...pi, ...change })).toThrow(sentence)
})

test.each([
	["ARM64 with the oldest Node", {}],
	["x86-64", { arch: "x64" }],
	["Node 24", { version: "v24.21.0" }],
])("%s is taken", (_, change) => {
	expect(() => refuseUnsupportedMachine({ ...pi, ...change })).not.toThrow()
})
