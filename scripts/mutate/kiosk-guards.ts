// The guards of the kiosk, and of what both ends share.
import type { Guard } from "./guard.ts"

export const kioskGuards: readonly Guard[] = [
	{
		name: "kiosk: a source that is set no more is not taken back",
		file: "kiosk/src/journal/told-sources.ts",
		from: "if (!set.includes(name) && sayTakenOut(name)) this.#note(name, false)",
		to: "if (!set.includes(name)) this.#note(name, false)",
		tests: ["kiosk/src/sources.test.ts"],
	},
	{
		name: "kiosk: synchronous FULL becomes NORMAL",
		file: "kiosk/src/journal/database.ts",
		from: `database.pragma("synchronous = FULL")
		if (database.pragma("synchronous", { simple: true }) !== 2) {`,
		to: `database.pragma("synchronous = NORMAL")
		if (database.pragma("synchronous", { simple: true }) === 0) {`,
		tests: ["kiosk/src/journal/journal-file.test.ts"],
	},
	{
		name: "kiosk: the answer comes before the record is on disk",
		file: "kiosk/src/usecases/take-punch.ts",
		from: `		const appended = journal.append(content)
`,
		to: `		for (const sink of this.#parts.answers) sink.show(this.#answerOf(person, now, before))
		const appended = journal.append(content)
`,
		tests: ["kiosk/src/usecases/take-punch.test.ts"],
	},
	{
		name: "kiosk: the nonce of a head is not checked",
		file: "shared/src/journal/uplink.ts",
		from: "if (head.nonce !== state.nonce || line === undefined) return state",
		to: "if (line === undefined) return state",
		tests: ["shared/src/journal/uplink.test.ts"],
	},
	{
		name: "kiosk: a later head may lower the position",
		file: "shared/src/journal/uplink.ts",
		from: "if (!isFirst && stands <= line.reached) {",
		to: "if (!isFirst && stands === line.reached) {",
		tests: ["shared/src/journal/uplink.test.ts", "shared/src/journal/protocol-model.test.ts"],
	},
	{
		name: "the signature of a head is not checked",
		file: "shared/src/wire/json-message.ts",
		from: "return key !== undefined && isSignedBy({ purpose, ...envelope.value }, key)",
		to: "return key !== undefined",
		tests: ["shared/src/wire/json-message.test.ts"],
	},
	{
		name: "office: the body's hash is not compared",
		file: "shared/src/wire/batch.ts",
		from: "if (body.length > maxBatchBytes || digestOf(body) !== header.value.body) {",
		to: "if (body.length > maxBatchBytes) {",
		tests: ["shared/src/wire/batch.test.ts"],
	},
	{
		name: "kiosk: the chain is not recomputed over what is sent",
		file: "shared/src/journal/damage.ts",
		from: `if (computed === record.hash) return { line: record.bytes, hash: computed, kind: "whole" }`,
		to: `if (next !== null) return { line: record.bytes, hash: computed, kind: "whole" }`,
		tests: ["shared/src/journal/damage.test.ts", "kiosk/src/journal/damaged-file.test.ts"],
	},
	{
		name: "kiosk: the newest record is not verified when the file is opened",
		file: "kiosk/src/journal/journal-file.ts",
		from: "if (end.n === to) return undefined",
		to: "if (end.n <= to) return undefined",
		tests: ["kiosk/src/journal/damaged-file.test.ts"],
	},
	{
		name: "kiosk: of a file set aside a damaged record is told by a hash that nothing proves",
		file: "kiosk/src/domain/proven-runs.ts",
		from: `if (sent.kind !== "damaged") return sent`,
		to: "return sent",
		tests: ["kiosk/src/domain/proven-runs.test.ts"],
	},
	{
		name: "kiosk: the log of a file that does not open is left to SQLite",
		file: "kiosk/src/journal/database.ts",
		from: "	keepLog(file)\n",
		to: "",
		tests: ["kiosk/src/journal/kept-log.test.ts"],
	},
	{
		name: "office: a carried anchor whose chain has grown into the gap is not taken",
		file: "shared/src/journal/log.ts",
		from: "if (chain !== undefined && chain.head.n < anchor.n) {",
		to: "if (chain !== undefined && chain.head.hash === after?.hash) {",
		tests: ["shared/src/journal/log.test.ts"],
	},
	{
		name: "kiosk: records beyond prunable are dropped",
		file: "kiosk/src/usecases/send-journal.ts",
		from: "isOwn ? Math.min(head.prunable, head.n) : 0",
		to: "isOwn ? head.n : 0",
		tests: ["kiosk/src/usecases/send-journal.test.ts"],
	},
	{
		name: "kiosk: `second` is ignored",
		file: "shared/src/journal/position.ts",
		from: "return { position: sendAfter(head.n, last.n), mustClose: head.second }",
		to: "return { position: sendAfter(head.n, last.n), mustClose: false }",
		tests: ["shared/src/journal/position.test.ts"],
	},
	{
		name: "office: a hello's proof of a fork is not seen",
		file: "shared/src/journal/log.ts",
		from: "log.holder(point) === undefined && log.firstHas(point.n)",
		to: "log.holder(point) === undefined && log.firstHas(-1)",
		tests: ["shared/src/journal/log.test.ts", "backend/src/usecases/forks.test.ts"],
	},
	{
		name: "kiosk: what a damaged log holds is not taken back",
		file: "kiosk/src/journal/open-kiosk-file.ts",
		from: "const takenBack = takeBack(database, keptLogs)",
		to: "const takenBack = takeBack(database, Buffer.alloc(0))",
		tests: ["kiosk/src/journal/damaged-log.test.ts"],
	},
	{
		name: "kiosk: what cannot be taken back is not named",
		file: "kiosk/src/journal/take-back.ts",
		from: "unprovenThrough: highest > newest.n ? highest : 0,",
		to: "unprovenThrough: 0,",
		tests: ["kiosk/src/journal/damaged-log.test.ts"],
	},
	{
		name: "kiosk: a log with something left in it is thrown away",
		file: "kiosk/src/journal/open-kiosk-file.ts",
		from: "if (!takenBack.isSomethingLeft) {",
		to: "if (takenBack.records >= 0) {",
		tests: ["kiosk/src/journal/damaged-log.test.ts"],
	},
	{
		name: "kiosk: a new boot takes the number of one that was taken back",
		file: "kiosk/src/journal/boots.ts",
		from: "VALUES (max(?, (SELECT coalesce(max(number), 0) FROM boot)) + 1, ?)",
		to: "VALUES ((SELECT coalesce(max(number), 0) FROM boot) + 1 + 0 * ?, ?)",
		tests: ["kiosk/src/journal/damaged-log.test.ts"],
	},
	{
		name: "kiosk: records of a journal whose key is gone are not named",
		file: "kiosk/src/journal/journal-file.ts",
		from: "key === undefined && last.n > base.n",
		to: "key === null && last.n > base.n",
		tests: ["kiosk/src/journal/damaged-file.test.ts"],
	},
	{
		name: "kiosk: a mark of life that finds room ends a full disk",
		file: "kiosk/src/status/fault-watch.ts",
		from: "(this.#isSaying || !this.#isSaid(was))",
		to: "(this.#isSaying || (this.#isSaid(was), false))",
		tests: ["kiosk/src/own-records.test.ts"],
	},
]
