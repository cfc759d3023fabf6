// Guards of the working day and of what people write: each, taken out, must be noticed.
import type { Guard } from "./guard.ts"

const attendance = "backend/src/domain/attendance"
const duty = "backend/src/domain/duty"

export const dayGuards: readonly Guard[] = [
	{
		name: "days: repeats are removed from evaluation",
		file: `${attendance}/place-person.ts`,
		from: "return claimPunches(flagged, duties.map(claimOf), ordered)",
		to: "return claimPunches(flagged.filter((p) => !p.isRepeat), duties.map(claimOf), ordered)",
		tests: [`${attendance}/complaints.test.ts`],
	},
	{
		name: "days: the out-punch of a night shift is the next day's",
		file: `${attendance}/claim-punches.ts`,
		from: "if (owners.size === 0) owners.add(punch.date)",
		to: "owners.clear()\n\t\towners.add(punch.date)",
		tests: [`${attendance}/complaints.test.ts`],
	},
	{
		name: "days: absent before the window has ended",
		file: `${attendance}/judge-duty.ts`,
		from: "if (elapsed >= chain.closes) return true",
		to: "if (elapsed >= terms.duty.hours.end * 60) return true",
		tests: [`${attendance}/complaints.test.ts`],
	},
	{
		name: "days: shifts are joined however long they are together",
		file: `${duty}/timeline.ts`,
		from: "const isOne = opening !== undefined && endOf(duty) - startOf(opening) <= longestPresence",
		to: "const isOne = opening !== undefined",
		tests: [`${attendance}/shifts.test.ts`],
	},
	{
		name: "days: neighbouring shifts take each other's punches",
		file: `${duty}/timeline.ts`,
		from: "const border = endOf(before) + Math.floor(apart / 2)",
		to: "const border = startOf(after)",
		tests: [`${attendance}/complaints.test.ts`, `${attendance}/shifts.test.ts`],
	},
	{
		name: "days: a day costs more than having stayed away",
		file: `${attendance}/attended-day.ts`,
		from: "const cutBasisPoints = Math.min(sum, cuts.absentBasisPoints)",
		to: "const cutBasisPoints = sum",
		tests: [`${attendance}/shifts.test.ts`],
	},
	{
		name: "days: whoever is on no roster is free",
		file: `${duty}/due-on.ts`,
		from: `if (schedule.kind === "roster") return { kind: "unrostered" }`,
		to: `if (schedule.kind === "roster") return { kind: "off", why: "free", cite: "" }`,
		tests: [`${attendance}/shifts.test.ts`],
	},
	{
		name: "days: punches beside a letter are judged",
		file: `${attendance}/judge-date.ts`,
		from: "if (letter !== undefined) return letter",
		to: "if (letter !== undefined && punches.length === 0) return letter",
		tests: [`${attendance}/beside-machines.test.ts`],
	},
	{
		name: "days: overtime counts without regard to the hours due",
		file: `${attendance}/overtime-minutes.ts`,
		from: "const minutes = Math.floor((stayed.until - stayed.from - onDuty) / 60)",
		to: "const minutes = Math.floor((stayed.until - stayed.from) / 60)",
		tests: [`${attendance}/overtime-minutes.test.ts`],
	},
	{
		name: "days: what is missing of the afternoon hides the arrival",
		file: `${attendance}/judge-duty.ts`,
		from: "const isArrivalOpen = came.doubt !== undefined && came.doubt.settled === undefined",
		to: "const isArrivalOpen = doubts.some(({ settled }) => settled === undefined)",
		tests: [`${attendance}/doubt.test.ts`],
	},
	{
		name: "days: a fact is said to touch its own date alone",
		file: "backend/src/domain/entries/touched-dates.ts",
		from: "const reach = 2",
		to: "const reach = 0",
		tests: ["backend/src/domain/entries/touched-dates.test.ts"],
	},
	{
		name: "entries: whoever wrote an entry may agree to it",
		file: "backend/src/domain/entries/standing.ts",
		from: `return others.some((other) => isSamePerson(actor.username, other)) ? "own" : undefined`,
		to: "return undefined",
		tests: ["backend/src/domain/entries/standing.test.ts"],
	},
	{
		name: "entries: an entry that waits counts already",
		file: "backend/src/domain/entries/facts-of-entries.ts",
		from: `.filter((entry) => standingOf(entry).kind === "counts")`,
		to: `.filter((entry) => standingOf(entry).kind !== "withdrawn")`,
		tests: ["backend/src/usecases/keep-entries.test.ts"],
	},
	{
		name: "entries: of two who decide at once both are believed",
		file: "backend/src/store/entry-store.ts",
		from: "if (Number(count) !== given) return false",
		to: "",
		tests: ["backend/src/store/entry-store.test.ts"],
	},
	{
		name: "entries: a head's word is as good as the machine's",
		file: "backend/src/usecases/propose-excuse.ts",
		from: "const { date, end, isAttested: attested } = first",
		to: "const { date, end } = first\n\t\tconst attested = true",
		tests: ["backend/src/usecases/excuse-outage.test.ts"],
	},
	{
		name: "leave: what is left is not asked",
		file: "backend/src/domain/leave/check-leave.ts",
		from: ".filter(({ asked, left }) => asked > left)",
		to: ".filter(() => false)",
		tests: ["backend/src/domain/leave/leave.test.ts"],
	},
	{
		name: "leave: a year from before the books leaves its days over",
		file: "backend/src/usecases/known-leave.ts",
		from: ".filter((of) => of === year || isOnRecord(known, letters, of))",
		to: ".filter(() => true)",
		tests: ["backend/src/usecases/leave-desk.test.ts"],
	},
	{
		name: "discipline: days off break a run of absence",
		file: "backend/src/domain/discipline/discipline.ts",
		from: "if (noWork.includes(day.state)) continue",
		to: "if (noWork.includes(day.state)) {\n\t\t\trun = noRun\n\t\t\tcontinue\n\t\t}",
		tests: ["backend/src/domain/discipline/discipline.test.ts"],
	},
]
