// What every set-up step shares: the root folder, stamps that say a step is done, and running a program.
import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..")

/** A set-up step that cannot be done; its message says what to do. */
export class SetupFailure extends Error {}

export const say = (text) => console.error(`hadir set-up: ${text}`)

export const digest = (...parts) => {
	const hash = createHash("sha256")
	for (const part of parts) hash.update(part).update("\0")
	return hash.digest("hex")
}

export const isStamped = (file, value) => existsSync(file) && readFileSync(file, "utf8") === value

export function stamp(file, value) {
	mkdirSync(dirname(file), { recursive: true })
	writeFileSync(file, value)
}

/** Runs a program quietly; its output is shown only when it fails. */
export function runQuietly(program, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { cwd: root, ...options, stdio: ["ignore", "pipe", "pipe"] })
		let output = ""
		const keep = (chunk) => {
			output = (output + chunk).slice(-20_000)
		}
		child.stdout.on("data", keep)
		child.stderr.on("data", keep)
		child.on("error", (cause) =>
			reject(new SetupFailure(`${program} could not be started: ${cause.message}`)),
		)
		child.on("exit", (code) => {
			if (code === 0) return resolve(output)
			reject(
				new SetupFailure(`"${program} ${args.join(" ")}" ended with ${code}:\n${output.trim()}`),
			)
		})
	})
}
