// What a pushing terminal asks, and what it is answered. PUSH SDK HTTP protocol 3.2: the terminal is the client.
//
//   GET  cdata?SN&options=all        its settings, stamps included     -> lines "key=value"
//   GET  cdata?SN&type=time          what time it is                   -> Time=2026-11-23T07:28:00+08:00
//   POST cdata?SN&table=ATTLOG&Stamp punches                           -> OK: how many lines
//   POST cdata?SN&table=...          users, what was done at it, photos
//   GET  getrequest?SN               whether there is anything to do   -> OK
//   POST devicecmd?SN                what came of it                   -> OK

/** `other`: known, and nothing of it is kept. */
export type PushedTable = "punches" | "operations" | "rows" | "other" | "unknown"

export type Asked =
	| { readonly kind: "options" | "time" | "result" | "ping" }
	/** On the first call with what it holds: "firmware,users,fingers,punches,address,...". */
	| { readonly kind: "commands"; readonly info: string | undefined }
	| {
			readonly kind: "upload"
			readonly table: PushedTable
			readonly tableName: string
			readonly stamp: string | undefined
			/** How many rows it says come, of a table that is acknowledged by number. */
			readonly count: number | undefined
	  }
	/** Door controllers sign in, and send events of doors in place of punches. */
	| { readonly kind: "access-control" | "unknown" }

const tables = new Map<string, PushedTable>([
	["ATTLOG", "punches"],
	["OPERLOG", "operations"],
	["TABLEDATA", "rows"],
	...[
		...["ATTPHOTO", "USERPIC", "BIOPHOTO", "BIODATA", "FINGERTMP", "TEMPLATEV10", "FACE", "FVEIN"],
		...["USERINFO", "IDCARD", "WORKCODE", "ERRORLOG", "OPTIONS"],
	].map((name) => [name, "other"] as const),
])
const doorTables: readonly string[] = ["RTLOG", "RTSTATE"]
/** Counters, times and names are all seen; it is given back as it came. */
const stampPattern = /^[\w:.+ -]{1,40}$/

/** @param path may be doubled ("/iclock/iclock/...") or end in ".aspx" */
export function askedBy(method: string, path: string, query: ReadonlyMap<string, string>): Asked {
	const action = path
		.replace(/^\/+/, "")
		.replace(/^(?:iclock\/+)+/i, "")
		.replace(/\.aspx$/i, "")
	switch (`${method} ${action.toLowerCase()}`) {
		case "GET cdata":
			return { kind: query.get("type") === "time" ? "time" : "options" }
		case "POST cdata":
			return uploadOf(query)
		case "GET getrequest":
			return { kind: "commands", info: query.get("INFO") }
		case "POST devicecmd":
			return { kind: "result" }
		case "GET ping":
			return { kind: "ping" }
		case "POST registry":
		case "GET registry":
		case "POST push":
		case "GET push":
			return { kind: "access-control" }
		default:
			return { kind: "unknown" }
	}
}

function uploadOf(query: ReadonlyMap<string, string>): Asked {
	const tableName = query.get("table") ?? ""
	if (doorTables.includes(tableName.toUpperCase())) return { kind: "access-control" }
	const stamp = query.get("Stamp") ?? query.get("stamp") ?? ""
	const count = query.get("count") ?? ""
	return {
		kind: "upload",
		table: tables.get(tableName.toUpperCase()) ?? "unknown",
		tableName: query.get("tablename") ?? tableName,
		stamp: stampPattern.test(stamp) ? stamp : undefined,
		count: /^\d{1,7}$/.test(count) ? Number(count) : undefined,
	}
}

/** In whose figures the terminal expects its zone: makers disagree, and a wrong one moves its clock by hours. */
export type ZoneForm = "hours" | "minutes" | "offset" | "none"

/** Seconds: how often it asks, and how soon it tries again. */
export const askEverySeconds = 30
export const retrySeconds = 60
/** What is sent at once where it cannot be sent as it happens, in minutes. */
const sendEveryMinutes = 1
/**
 * Punches, operations, new and changed users; no photo, no finger, no face: the order is AttLog, OpLog, AttPhoto,
 * EnrollUser, ChgUser, EnrollFP, ChgFP, FPImg, EnrollFACE, ChgFACE.
 */
const wantedTables = "1101100000"

export function optionsFor(told: {
	readonly serial: string
	/** How far its punches were taken, by its own stamp. */
	readonly stamp: string
	readonly offsetMinutes: number
	readonly zoneForm: ZoneForm
}): string {
	const { serial, stamp, offsetMinutes, zoneForm } = told
	const zone = zoneText(offsetMinutes, zoneForm)
	return [
		`GET OPTION FROM: ${serial}`,
		...[`Stamp=${stamp}`, `ATTLOGStamp=${stamp}`, "OpStamp=0", "OPERLOGStamp=0"],
		...[`ErrorDelay=${retrySeconds}`, `Delay=${askEverySeconds}`, "TransTimes=00:00;12:00"],
		...[
			`TransInterval=${sendEveryMinutes}`,
			`TransFlag=${wantedTables}`,
			"Realtime=1",
			"Encrypt=0",
		],
		...(zone === undefined ? [] : [`TimeZone=${zone}`]),
		...["Timeout=60", "SyncTime=3600", ""],
	].join("\r\n")
}

function zoneText(offsetMinutes: number, form: ZoneForm): string | undefined {
	if (form === "none") return undefined
	if (form === "offset") return offsetText(offsetMinutes)
	return String(form === "hours" ? offsetMinutes / 60 : offsetMinutes)
}

function offsetText(minutes: number): string {
	const size = Math.abs(minutes)
	const two = (number: number) => String(number).padStart(2, "0")
	return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** @param local date and second of the day where the terminal stands */
export function timeFor(local: string, offsetMinutes: number): string {
	return `Time=${local}${offsetText(offsetMinutes)}\r\n`
}
