// A small real city for the system tests: an office and a kiosk as processes on their own data.
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer, type Server, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { askOffice } from "@hadir/backend/cli/operator.ts"
import type { CityMessage } from "@hadir/backend/usecases/found-city.ts"
import {
	type Pn532Emulator,
	startPn532Emulator,
} from "@hadir/firmware-bridge/emulators/pn532/server.ts"
import Database from "better-sqlite3"
import { z } from "zod"

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..")
const hadir = join(root, "scripts/hadir.ts")

export const people = [
	["p1", "198609262015051001", "Maria Goreti Ndoen, S.KM., M.Kes.", "04a1b2c3d4e5f6"],
	["p2", "199003122019031002", "Yusuf Adi Prasetyo, S.Kep., Ns.", "04112233445566"],
	["p3", "197811052005012003", "Ni Luh Ayu Permata, A.Md.Keb.", "04998877665544"],
	["p4", "198202172010011004", "Simon Petrus Nalle, S.Farm., Apt.", "04cafe00cafe00"],
	["p5", "199412302020122005", "Rambu Kahi Landukara, S.KM.", "04deadbeef0102"],
] as const

export const cardOf = (person: number): string => people[person]?.[3] ?? ""

const city: CityMessage = {
	government: "Pemerintah Kota Contoh",
	agency: "BKPSDM",
	units: [{ id: "dinkes", name: "Dinas Kesehatan" }],
	employees: people.map(([id, nip, name, uid]) => ({
		id,
		nip,
		name,
		shortName: name.split(",")[0] ?? name,
		unit: "dinkes",
		grade: "PNS III/c",
		schedule: "lima-hari",
		employedFrom: "2020-12-01",
		card: { kind: "iso14443a", uid },
		cardFrom: 0,
	})),
}

const officeReady = z.object({
	http: z.object({ url: z.string() }),
	firstAccess: z.string().optional(),
})
const planned = z.object({ kiosk: z.string(), code: z.string() })
const kioskReady = z.object({ kiosk: z.string(), screen: z.object({ url: z.string() }) })

/** Clock settings for a process under libfaketime, which starts at this moment and runs on. */
export const startingAt = (utc: string): Record<string, string> => ({
	LD_PRELOAD: faketimeLibrary(),
	FAKETIME: `@${utc}`,
	FAKETIME_DONT_FAKE_MONOTONIC: "1",
	FAKETIME_DONT_RESET: "1",
	TZ: "UTC",
})

/** Clock settings for a process whose clock is turned by what is written into a file, e.g. "+3600". */
export const turnedBy = (file: string): Record<string, string> => ({
	LD_PRELOAD: faketimeLibrary(),
	FAKETIME_TIMESTAMP_FILE: file,
	FAKETIME_NO_CACHE: "1",
	FAKETIME_DONT_FAKE_MONOTONIC: "1",
	TZ: "UTC",
})

function faketimeLibrary(): string {
	const machine = process.arch === "arm64" ? "aarch64-linux-gnu" : "x86_64-linux-gnu"
	return `/usr/lib/${machine}/faketime/libfaketime.so.1`
}

export class City {
	readonly data = mkdtempSync(join(tmpdir(), "hadir-"))
	readonly kioskData = join(this.data, "kiosk")
	/** Panel commands in order of arrival. */
	readonly panel: { signal: string }[] = []
	url = ""
	screenUrl = ""
	firstAccess: string | undefined
	#environment: Record<string, string>
	#emulator: Pn532Emulator | undefined
	#panelServer: Server | undefined
	#panelPort = 0
	#mqttPort = 0
	#panelSocket: Socket | undefined
	office: ChildProcess | undefined
	kiosk: ChildProcess | undefined

	constructor(clock: Record<string, string> = {}) {
		this.#environment = { ...clock }
	}

	/** Everything up, five people founded, one kiosk registered and running. */
	async start(): Promise<void> {
		this.#mqttPort = await freePort()
		this.#emulator = await startPn532Emulator({ serial: 0, hand: 0 })
		await this.#startPanel()
		await this.startOffice()
		await this.#ask("/operator/city", city)
		const place = { unit: "dinkes", place: "Lobi Utama" }
		const { code } = planned.parse(await this.#ask("/operator/kiosks", place))
		await this.run(["kiosk", "register", "--office", this.url, "--code", code])
		await this.startKiosk()
	}

	get mqttPort(): number {
		return this.#mqttPort
	}

	async startOffice(): Promise<void> {
		const { child, ready } = this.#spawn(["serve", "--json"])
		this.office = child
		const office = officeReady.parse(await ready)
		this.url = office.http.url
		this.firstAccess = office.firstAccess
	}

	/** @param environment of the kiosk alone, e.g. a clock of its own */
	async startKiosk(environment: Record<string, string> = {}): Promise<void> {
		const { child, ready } = this.#spawn(["kiosk", "--json"], environment)
		this.kiosk = child
		this.screenUrl = kioskReady.parse(await ready).screen.url
	}

	/** Lays a card on the reader for a moment. */
	async lay(uid: string): Promise<void> {
		const { hand = 0 } = this.#emulator ?? {}
		const { connect } = await import("node:net")
		await new Promise<void>((done, failed) => {
			const socket = connect({ host: "127.0.0.1", port: hand }, () => socket.write(`A ${uid}\n`))
			socket.once("error", failed)
			createInterface({ input: socket }).once("line", () => {
				socket.destroy()
				done()
			})
		})
	}

	async status(): Promise<{ uplink: string; unsent: number; readers: { state: string }[] }> {
		const response = await fetch(new URL("/status", this.screenUrl))
		return statusShape.parse(await response.json())
	}

	/** Punch rows at the office, in the order of their numbers. */
	officePunches(): { record: string; n: number; employee: string | null }[] {
		const rows = query(
			join(this.data, "office.db"),
			"SELECT record, n, employee FROM punch ORDER BY n",
		)
		return z
			.array(z.object({ record: z.string(), n: z.number(), employee: z.string().nullable() }))
			.parse(rows)
	}

	/** Punch records in the kiosk's own file. */
	kioskPunches(): { n: number; hash: string }[] {
		const rows = z
			.array(z.object({ n: z.number(), bytes: z.instanceof(Buffer), hash: z.instanceof(Buffer) }))
			.parse(
				query(join(this.kioskData, "journal.db"), "SELECT n, bytes, hash FROM record ORDER BY n"),
			)
		return rows
			.filter(({ bytes }) => bytes.includes('"k":"punch"'))
			.map(({ n, hash }) => ({ n, hash: hash.toString("hex") }))
	}

	/** Runs a command of the product to its end. */
	run(args: readonly string[]): Promise<string> {
		return new Promise((done, failed) => {
			const child = spawn(process.execPath, [hadir, ...args], { env: this.#env() })
			let output = ""
			child.stdout.on("data", (chunk) => {
				output += chunk
			})
			child.stderr.on("data", (chunk) => {
				output += chunk
			})
			child.once("exit", (code) => (code === 0 ? done(output) : failed(new Error(output))))
		})
	}

	async stop(): Promise<void> {
		for (const child of [this.kiosk, this.office]) await end(child, "SIGTERM")
		await this.#emulator?.stop()
		this.#panelSocket?.destroy()
		this.#panelServer?.close()
		rmSync(this.data, { recursive: true, force: true })
	}

	async #ask(path: string, body: object): Promise<unknown> {
		const answer = await askOffice(this.data, path, body)
		if (!answer.ok) throw new Error(answer.fault.message)
		return answer.value
	}

	#spawn(
		args: readonly string[],
		environment: Record<string, string> = {},
	): { child: ChildProcess; ready: Promise<unknown> } {
		const child = spawn(process.execPath, [hadir, ...args], {
			env: { ...this.#env(), ...environment },
			stdio: ["ignore", "pipe", "inherit"],
		})
		const ready = new Promise<unknown>((done, failed) => {
			createInterface({ input: child.stdout }).once("line", (line) => done(JSON.parse(line)))
			child.once("exit", (code) => failed(new Error(`hadir ${args[0]} ended with ${code}`)))
		})
		return { child, ready }
	}

	#env(): Record<string, string | undefined> {
		return {
			...process.env,
			...this.#environment,
			HADIR_DATA: this.data,
			HADIR_HTTP_PORT: "0",
			HADIR_MQTT_PORT: String(this.#mqttPort),
			HADIR_LOG: "warn",
			HADIR_KIOSK_DATA: this.kioskData,
			HADIR_KIOSK_SCREEN_PORT: "0",
			HADIR_KIOSK_READERS: `pn532=tcp:127.0.0.1:${this.#emulator?.serial}`,
			HADIR_KIOSK_PANEL: `lines=tcp:127.0.0.1:${this.#panelPort}`,
			HADIR_KIOSK_LOG: "warn",
			// Tests have disks to spare and time to lose.
			HADIR_KIOSK_BALLAST_MIB: "1",
		}
	}

	async #startPanel(): Promise<void> {
		this.#panelServer = createServer((socket) => {
			this.#panelSocket = socket
			socket.on("error", () => undefined)
			createInterface({ input: socket })
				.on("error", () => undefined)
				.on("line", (line) =>
					this.panel.push(z.object({ signal: z.string() }).parse(JSON.parse(line))),
				)
		})
		this.#panelPort = await listen(this.#panelServer)
	}
}

const statusShape = z.object({
	uplink: z.string(),
	unsent: z.number(),
	readers: z.array(z.object({ state: z.string() })),
})

/** Ends a process and waits for it. */
export async function end(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
	if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
	const ended = new Promise((done) => child.once("exit", done))
	child.kill(signal)
	await ended
}

export function query(file: string, sql: string): unknown[] {
	const database = new Database(file, { readonly: true })
	try {
		return database.prepare(sql).all()
	} finally {
		database.close()
	}
}

/**
 * A free port to be bound a moment later: below the range the kernel hands out by itself, so that
 * no outgoing connection takes it in between.
 */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = 20_000 + Math.floor(Math.random() * 10_000)
		const server = createServer()
		const isFree = await new Promise<boolean>((done) => {
			server.once("error", () => done(false))
			server.listen(port, "127.0.0.1", () => done(true))
		})
		await new Promise((done) => server.close(done))
		if (isFree) return port
	}
}

function listen(server: Server): Promise<number> {
	return new Promise((done) => {
		server.listen(0, "127.0.0.1", () => {
			const address = server.address()
			done(typeof address === "object" && address !== null ? address.port : 0)
		})
	})
}
