// One contract, kept by the store in this thread and by the one whose database is in another.
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Database from "better-sqlite3"
import { type Generated, type Kysely, sql } from "kysely"
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest"
import { openStore, storeOn } from "../open-store.ts"

type Thing = { id: Generated<number>; name: string | null; bytes: Buffer | null; size: unknown }
type Schema = { thing: Thing; part: { thing: number } }

const migrations = {
	"1": {
		up: async (db: Kysely<unknown>) => {
			await sql`create table thing (id integer primary key, name text unique, bytes blob, size)`.execute(
				db,
			)
			await sql`create table part (thing integer not null references thing (id))`.execute(db)
		},
	},
}

const openings = {
	"in this thread": (file: string) => storeOn<Schema>(new Database(file), migrations),
	"in a thread of its own": (file: string) => openStore<Schema>(file, migrations),
}

describe.each(Object.entries(openings))("a store %s", (_, open) => {
	const folder = mkdtempSync(join(tmpdir(), "hadir-writer-"))
	let db: Kysely<Schema>
	let files = 0
	const file = () => join(folder, `${files}.db`)
	beforeEach(async () => {
		files++
		db = await open(file())
	})
	afterEach(() => db.destroy())
	afterAll(() => rmSync(folder, { recursive: true }))
	const add = (name: string, more: Partial<Omit<Thing, "id">> = {}) =>
		db.insertInto("thing").values({ name, ...more, size: more.size ?? null })
	const names = async () => (await db.selectFrom("thing").select("name").execute()).map(nameOf)

	test.each([
		["whole number", 9_007_199_254_740_991],
		["fraction", -0.5],
		["text with NUL and emoji", "a\0b 🙂"],
		["empty text", ""],
		["null", null],
		["empty bytes", Buffer.alloc(0)],
		["bytes", Buffer.from([0, 255, 10])],
	])("%s comes back as it went in", async (_, value) => {
		await add("x", { size: value }).execute()
		const row = await db.selectFrom("thing").selectAll().executeTakeFirstOrThrow()
		expect(row).toStrictEqual({ id: 1, name: "x", bytes: null, size: value })
		expect(Buffer.isBuffer(row.size)).toBe(Buffer.isBuffer(value))
	})

	test("a view of a larger buffer and a plain array of bytes are kept as their own bytes", async () => {
		const large = Buffer.from("before|mine|after")
		await add("view", { bytes: large.subarray(7, 11), size: new Uint8Array([1, 2]) }).execute()
		const row = await db.selectFrom("thing").selectAll().executeTakeFirstOrThrow()
		expect(row.bytes?.toString()).toBe("mine")
		expect(row.size).toStrictEqual(Buffer.from([1, 2]))
	})

	test("a bigint is kept; beyond 64 bits it is refused", async () => {
		await add("big", { size: 4_000_000_000n }).execute()
		const row = await db.selectFrom("thing").select("size").executeTakeFirstOrThrow()
		expect(row.size).toBe(4_000_000_000)
		await expect(add("bigger", { size: 2n ** 70n }).execute()).rejects.toThrow(RangeError)
	})

	test("what changed is counted, and the new row's number told", async () => {
		const [added] = await add("one").execute()
		expect(added).toMatchObject({ insertId: 1n, numInsertedOrUpdatedRows: 1n })
		await add("two").execute()
		const [changed] = await db.updateTable("thing").set({ bytes: null }).execute()
		expect(changed?.numUpdatedRows).toBe(2n)
		const gone = await db.deleteFrom("thing").where("id", "=", 1).returning("name").execute()
		expect(gone).toStrictEqual([{ name: "one" }])
	})

	test.each([
		["a second of the same name", () => add("one"), "SQLITE_CONSTRAINT_UNIQUE"],
		[
			"a part of nothing",
			() => db.insertInto("part").values({ thing: 99 }),
			"SQLITE_CONSTRAINT_FOREIGNKEY",
		],
		["what is not SQL", () => add("x").modifyEnd(sql`nonsense`), "SQLITE_ERROR"],
	])("%s is refused with SQLite's code and words", async (_, query, code) => {
		await add("one").execute()
		const refused = await query()
			.execute()
			.catch((cause: unknown) => cause)
		expect(refused).toBeInstanceOf(Database.SqliteError)
		expect(refused).toMatchObject({ code, message: expect.stringMatching(/failed|no such|syntax/) })
	})

	test("a full file is SQLITE_FULL, and the store goes on", async () => {
		await sql`pragma max_page_count = 10`.execute(db)
		const tooMuch = add("large", { bytes: Buffer.alloc(100_000) }).execute()
		await expect(tooMuch).rejects.toMatchObject({ code: "SQLITE_FULL" })
		await add("small").execute()
		expect(await names()).toStrictEqual(["small"])
	})

	test("a file that another holds is SQLITE_BUSY", async () => {
		await sql`pragma busy_timeout = 0`.execute(db)
		const other = new Database(file())
		other.exec("begin immediate")
		await expect(add("mine").execute()).rejects.toMatchObject({ code: "SQLITE_BUSY" })
		other.close()
		await add("mine").execute()
	})

	test.each([true, {}, Symbol("s")])("%s cannot be kept and is refused", async (size) => {
		await expect(add("odd", { size }).execute()).rejects.toThrow()
		await add("next").execute()
		expect(await names()).toStrictEqual(["next"])
	})

	test("a throw in a transaction takes back its rows and frees the connection", async () => {
		const failing = db.transaction().execute(async (tx) => {
			await tx.insertInto("thing").values({ name: "gone", size: null }).execute()
			throw new Error("changed its mind")
		})
		await expect(failing).rejects.toThrow("changed its mind")
		expect(await names()).toStrictEqual([])
	})

	test("what is asked during a transaction waits for its end", async () => {
		const order: (string | null)[] = []
		const transfer = (name: string) =>
			db.transaction().execute(async (tx) => {
				order.push(`${name} begins`)
				await tx.insertInto("thing").values({ name, size: null }).execute()
				await new Promise((done) => setTimeout(done, 5))
				order.push(`${name} ends`)
			})
		const both = [transfer("first"), transfer("second"), names().then((all) => order.push(...all))]
		await Promise.all(both)
		expect(order).toStrictEqual([
			...["first begins", "first ends", "second begins", "second ends"],
			...["first", "second"],
		])
	})

	test("once closed it refuses, and the file lies there whole", async () => {
		await add("kept").execute()
		await db.destroy()
		await expect(names()).rejects.toThrow("destroyed")
		const again = new Database(file(), { readonly: true })
		expect(again.pragma("integrity_check", { simple: true })).toBe("ok")
		again.close()
	})
})

describe("the file of a writer thread", () => {
	const folder = mkdtempSync(join(tmpdir(), "hadir-writer-"))
	afterAll(() => rmSync(folder, { recursive: true }))

	test("is the owner's alone, synced at every commit, its references checked", async () => {
		const file = join(folder, "new", "office.db")
		const db = await openStore<Schema>(file, migrations)
		expect(statSync(file).mode & 0o777).toBe(0o600)
		const found = await Promise.all([
			sql`pragma journal_mode`.execute(db),
			sql`pragma synchronous`.execute(db),
			sql`pragma foreign_keys`.execute(db),
		])
		expect(found.map(({ rows }) => rows[0])).toStrictEqual([
			...[{ journal_mode: "wal" }, { synchronous: 2 }, { foreign_keys: 1 }],
		])
		await db.destroy()
	})

	test("is closed only when all who asked before have their answer", async () => {
		const db = await openStore<Schema>(join(folder, "closing.db"), migrations)
		const whole = db.transaction().execute(async (tx) => {
			await tx.insertInto("thing").values({ name: "in time", size: null }).execute()
			await new Promise((done) => setTimeout(done, 5))
		})
		const waiting = db.selectFrom("thing").select("name").execute()
		await new Promise((done) => setImmediate(done))
		await db.destroy()
		await whole
		expect(await waiting).toStrictEqual([{ name: "in time" }])
	})
})

const nameOf = ({ name }: { name: string | null }): string | null => name
