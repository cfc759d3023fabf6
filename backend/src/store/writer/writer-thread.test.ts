// The thread's end: asked for, too early, and never come to a beginning.
import { execFile } from "node:child_process"
import { once } from "node:events"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import Database from "better-sqlite3"
import { afterAll, expect, test } from "vitest"
import { WriterClosed, WriterDied, WriterThread } from "./writer-thread.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-writer-"))
const workerUrl = new URL("./writer-worker.ts", import.meta.url)
const order = (name: string) => ({ file: join(folder, name), busyTimeoutMs: 0 })
const query = (sql: string) => ({ sql, parameters: [] })

afterAll(() => rmSync(folder, { recursive: true }))

test("when the thread dies, whoever waits and whoever asks later is told, and so is the process", async () => {
	const worker = new Worker(workerUrl, { workerData: order("dies.db") })
	const deaths: WriterDied[] = []
	const onDeath = (died: WriterDied) => deaths.push(died)
	const thread = await WriterThread.open(order("dies.db"), { worker, onDeath })
	const endless =
		"with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
	const waiting = [thread.ask(query(endless)), thread.ask(query("select 1"))]
	const told = Promise.allSettled(waiting)
	await worker.terminate()
	for (const one of await told) expect(one).toMatchObject({ reason: expect.any(WriterDied) })
	await expect(thread.ask(query("select 1"))).rejects.toThrow(WriterDied)
	expect(deaths).toHaveLength(1)
	await thread.close()
})

test("a thread that dies while it closes keeps nobody waiting", async () => {
	const worker = new Worker(workerUrl, { workerData: order("closing.db") })
	const deaths: WriterDied[] = []
	const onDeath = (died: WriterDied) => deaths.push(died)
	const thread = await WriterThread.open(order("closing.db"), { worker, onDeath })
	// Not for ever: a thread that is told to end does so only between two pieces of its own language.
	const long =
		"with recursive n(i) as (select 1 union all select i + 1 from n limit 10000000) select max(i) from n"
	const told = Promise.allSettled([thread.ask(query(long)), thread.close()])
	await worker.terminate()
	for (const one of await told) expect(one).toMatchObject({ reason: expect.any(WriterDied) })
	expect(deaths).toHaveLength(1)
})

test("a thread that runs out of memory says so as the cause", async () => {
	const resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 }
	const worker = new Worker(workerUrl, { workerData: order("memory.db"), resourceLimits })
	const thread = await WriterThread.open(order("memory.db"), { worker, onDeath: () => undefined })
	const large =
		"with recursive n(i) as (select 1 union all select i + 1 from n limit 3000000) select i from n"
	await expect(thread.ask(query(large))).rejects.toMatchObject({
		name: "WriterDied",
		cause: { code: "ERR_WORKER_OUT_OF_MEMORY" },
	})
})

/** @returns exit code and what was said on standard error */
function runs(source: string): Promise<{ code: unknown; said: string }> {
	const program = join(folder, "program.mjs")
	writeFileSync(program, source)
	return new Promise((done) => {
		execFile(process.execPath, [program], (error, _, said) =>
			done({ code: error?.code ?? 0, said }),
		)
	})
}

const opening = (name: string) => `
	import { Worker } from ${JSON.stringify("node:worker_threads")}
	import { WriterThread } from ${JSON.stringify(new URL("./writer-thread.ts", import.meta.url).href)}
	const order = ${JSON.stringify(order(name))}
	const worker = new Worker(new URL(${JSON.stringify(workerUrl.href)}), { workerData: order })
	const thread = await WriterThread.open(order, { worker })
`

test("the process ends with its writer, naming the file, whatever else it does", async () => {
	const source = `${opening("ends.db")}
		setInterval(() => {}, 1000)
		thread.ask({ sql: "select 1", parameters: [] }).catch(() => {})
		await worker.terminate()
		console.error("went on")`
	const { code, said } = await runs(source)
	expect(code).toBe(1)
	expect(said).toContain("WriterDied")
	expect(said).toContain("ends.db")
	expect(said).not.toContain("went on")
})

test("an idle writer keeps no process alive; one that is asked is waited for", async () => {
	const source = `${opening("idle.db")}
		const { rows } = await thread.ask({ sql: "select 7 as seven", parameters: [] })
		console.error(rows[0].seven)`
	expect(await runs(source)).toMatchObject({ code: 0, said: "7\n" })
})

test("a closed file refuses, and may be closed again", async () => {
	const thread = await WriterThread.open(order("closed.db"))
	const before = thread.ask(query("select 1 as one"))
	await thread.close()
	expect(await before).toMatchObject({ kind: "rows", rows: [{ one: 1 }] })
	await expect(thread.ask(query("select 1"))).rejects.toThrow(WriterClosed)
	await thread.close()
})

test("what is no database is refused with SQLite's code, and nothing dies of it", async () => {
	const bad = order("bad.db")
	writeFileSync(
		bad.file,
		"nothing that SQLite would know of, and long enough to be looked at".repeat(9),
	)
	const worker = new Worker(workerUrl, { workerData: bad })
	const ended = once(worker, "exit")
	const deaths: WriterDied[] = []
	const onDeath = (died: WriterDied) => deaths.push(died)
	const refused = await WriterThread.open(bad, { worker, onDeath }).catch((cause: unknown) => cause)
	expect(refused).toBeInstanceOf(Database.SqliteError)
	expect(refused).toMatchObject({ code: "SQLITE_NOTADB" })
	await ended
	expect(deaths).toStrictEqual([])
})

test("a folder that cannot be made is refused with the system's words", async () => {
	const taken = join(folder, "taken")
	writeFileSync(taken, "a file")
	chmodSync(taken, 0o600)
	const within = { file: join(taken, "office.db"), busyTimeoutMs: 0 }
	await expect(WriterThread.open(within)).rejects.toThrow(/EEXIST|ENOTDIR/)
})
