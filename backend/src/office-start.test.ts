// An office that cannot listen says why in words, and what to set.
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { UnusableSettings } from "@hadir/shared/settings.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { readConfig } from "./config.ts"
import { startOffice } from "./main.ts"

const root = resolve(import.meta.dirname, "../..")
let data: string
beforeEach(() => {
	data = mkdtempSync(join(tmpdir(), "hadir-listen-"))
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const start = (more: Record<string, string>) => {
	const quiet = {
		HADIR_DATA: data,
		HADIR_LOG: "silent",
		HADIR_HTTP_PORT: "0",
		HADIR_MQTT_PORT: "0",
	}
	const config = readConfig({ ...quiet, ...more }, root)
	if (!config.ok) throw new Error(config.fault.message)
	return startOffice(config.value, data)
}

test.each([
	// 203.0.113.0/24 is for documentation: no machine has it.
	["HADIR_MQTT_HOST", "203.0.113.7"],
	["HADIR_MQTT_HOST", "no-such-machine.invalid"],
	["HADIR_HTTP_HOST", "203.0.113.7"],
	["HADIR_HTTP_HOST", "no-such-machine.invalid"],
])("%s=%s is no address of this machine", async (setting, host) => {
	const failed = await start({ [setting]: host }).catch((cause: unknown) => cause)
	expect(failed).toBeInstanceOf(UnusableSettings)
	expect(String(failed)).toContain(`${setting} is "${host}", which is no address of this machine`)
})

test("a port in use is a failure that names the setting, not bad input", async () => {
	const taken = createServer().listen(0, "127.0.0.1")
	await new Promise((listening) => taken.once("listening", listening))
	const address = taken.address()
	const port = typeof address === "object" ? address?.port : 0
	const failed = await start({ HADIR_HTTP_PORT: String(port) }).catch((cause: unknown) => cause)
	expect(failed).not.toBeInstanceOf(UnusableSettings)
	expect(String(failed)).toContain(`Port ${port} is in use by another program`)
	taken.close()
})
