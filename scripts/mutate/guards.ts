// The guards that keep the promises, each with the edit that removes it and the tests that must notice.

export type Guard = {
	readonly name: string
	readonly file: string
	/** Exactly one place in the file. */
	readonly from: string
	readonly to: string
	/** Names of test files, as `npm test --` takes them; one of them must fail. */
	readonly tests: readonly string[]
}

export const guards: readonly Guard[] = [
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
		name: "office: the head is told before the commit",
		file: "backend/src/usecases/record-journal.ts",
		from: `if ((await append(order)) === "lost") continue`,
		to: `void append(order)`,
		tests: ["backend/src/usecases/record-journal.test.ts"],
	},
	{
		name: "office: the head is swapped without being compared",
		file: "backend/src/store/journal-log-store.ts",
		from: `							.where("n", "=", order.expected.n)
							.where("hash", "=", order.expected.hash)
`,
		to: "",
		tests: ["backend/src/usecases/record-journal.test.ts"],
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
		name: "office: a backup that may be restored is not asked what it holds",
		file: "backend/src/usecases/backups.ts",
		from: "if (await holds(journal, chain, head)) most = head.n",
		to: "most = head.n",
		tests: ["backend/src/usecases/backups.test.ts"],
	},
	{
		name: "kiosk: `second` is ignored",
		file: "shared/src/journal/position.ts",
		from: "return { position: sendAfter(head.n, last.n), mustClose: head.second }",
		to: "return { position: sendAfter(head.n, last.n), mustClose: false }",
		tests: ["shared/src/journal/position.test.ts"],
	},
	{
		name: "office: the cursor's hash is not compared with the log",
		file: "backend/src/usecases/project-journal.ts",
		from: "if (await reader.holds(journal, chain, cursor)) return cursor",
		to: "if (cursor.n >= 0) return cursor",
		tests: ["backend/src/usecases/project-journal.test.ts"],
	},
	{
		name: "office: punches of a branch count by themselves",
		file: "backend/src/usecases/project-batch.ts",
		from: `if (!chain.isFirst) return "branch"`,
		to: `if (chain.isFirst === undefined) return "branch"`,
		tests: ["backend/src/usecases/forks.test.ts"],
	},
	{
		name: "office: a hello's proof of a fork is not seen",
		file: "shared/src/journal/log.ts",
		from: "log.holder(point) === undefined && log.firstHas(point.n)",
		to: "log.holder(point) === undefined && log.firstHas(-1)",
		tests: ["shared/src/journal/log.test.ts", "backend/src/usecases/forks.test.ts"],
	},
	{
		name: "office: a heartbeat counts whatever it names",
		file: "backend/src/usecases/hear-heartbeat.ts",
		from: "if (undelivered > 0 || fault !== undefined || named === undefined) return",
		to: "if (fault !== undefined || named === undefined) return",
		tests: ["backend/src/usecases/record-journal.test.ts"],
	},
	{
		name: "office: undelivered data makes nobody wait",
		file: "backend/src/domain/service/service-gaps.ts",
		from: "return within(within([undelivered, ...missing], counts), span)",
		to: "return within(within([...missing], counts), undelivered.from > 0 ? span : span)",
		tests: ["backend/src/domain/service/service-gaps.test.ts"],
	},
	{
		name: "office: lost service makes nobody wait",
		file: "backend/src/domain/attendance/doubt.ts",
		from: `if (judged.edge.kind === "missing") return true`,
		to: `if (judged.edge.kind === "missing") return false`,
		tests: ["backend/src/domain/attendance/doubt.test.ts"],
	},
	{
		name: "office: whoever proposes may approve",
		file: "backend/src/store/decision-store.ts",
		from: `.where("proposed_by", "!=", by)`,
		to: "",
		tests: ["backend/src/usecases/outage.test.ts"],
	},
	{
		name: "a clock's bound of error helps nobody",
		file: "backend/src/domain/attendance/judge-edges.ts",
		from: "minutes: minutesAt(second - errSeconds),",
		to: "minutes: minutesAt(second),",
		tests: ["backend/src/domain/attendance/doubt.test.ts"],
	},
	{
		name: "repeats are removed from evaluation",
		file: "backend/src/domain/attendance/evaluate-day.ts",
		from: "const punches = flagRepeats(input.punches, repeatSecondsOn(policy, date))",
		to: "const punches = flagRepeats(input.punches, repeatSecondsOn(policy, date)).filter((p) => !p.isRepeat)",
		tests: ["backend/src/domain/attendance/evaluate-day.test.ts"],
	},
	{
		name: "office: a frame of any length is taken in",
		file: "backend/src/broker/frame-meter.ts",
		from: `if (length > maxBytes) return "too-large"`,
		to: "",
		tests: ["backend/src/broker/frame-meter.test.ts", "backend/src/broker/embedded-broker.test.ts"],
	},
	{
		name: "a backup is not verified",
		file: "backend/src/store/backup/make-backup.ts",
		from: "if (broken?.brokenAt !== undefined) {",
		to: "if (broken?.brokenAt === null) {",
		tests: ["backend/src/store/backup/backup.test.ts"],
	},
	{
		name: "a restored file is not compared with its manifest",
		file: "backend/src/store/backup/restorable-set.ts",
		from: "if ((await sha256Of(file)) !== sha256) {",
		to: "if ((await sha256Of(file)) === undefined) {",
		tests: ["backend/src/store/backup/backup.test.ts"],
	},
	{
		name: "kiosk: what a damaged log holds is not taken back",
		file: "kiosk/src/journal/open-kiosk-file.ts",
		from: "const takenBack = takeBack(database, keptBytes(file))",
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
		name: "office: a writer gives its turn back before the commit",
		file: "backend/src/store/writer/writer-dialect.ts",
		from: "		this.#isHeld = true",
		to: "		this.#isHeld = true\n		this.letGo()",
		tests: ["backend/src/store/writer/writer-dialect.test.ts"],
	},
	{
		name: "office: a hole is named only once records follow it",
		file: "backend/src/usecases/project-journal.ts",
		from: "if (batches.length === 0) return this.#nameHoleAtEnd(chain, cursor)",
		to: "if (batches.length === 0) return",
		tests: ["backend/src/usecases/project-times.test.ts"],
	},
	{
		name: "office: what a lost journal delivers later stays lost",
		file: "backend/src/store/service-store.ts",
		from: "const fromN = Math.max(row.from_n, n + 1)",
		to: "const fromN = row.from_n",
		tests: ["backend/src/usecases/project-times.test.ts"],
	},
	{
		name: "office: a machine that is off at night leaves days open",
		file: "backend/src/domain/attendance/doubt.ts",
		from: "if (isUnsettledLoss(gap) && gap.until <= owed) return false",
		to: "",
		tests: [
			"backend/src/domain/attendance/doubt.test.ts",
			"backend/src/usecases/open-outages.test.ts",
		],
	},
	{
		name: "office: a copy on the same disk counts as one elsewhere",
		file: "backend/src/store/backup/disks-under.ts",
		from: "return !a.names.isDisjointFrom(b.names)",
		to: "return a.names === b.names",
		tests: ["backend/src/store/backup/disks-under.test.ts"],
	},
]
