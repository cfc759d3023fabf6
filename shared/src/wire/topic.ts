// Where messages travel: a kiosk reaches only its own topics.

/** A kiosk's code: six of 2-9 and consonants, so that it can be said over a telephone. */
export const kioskCodeAlphabet = "23456789BCDFGHJKLMNPQRSTVWXZ"
export const kioskCodePattern = /^[2-9B-DF-HJ-NP-TV-XZ]{6}$/

const leftOut = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"].filter(
	(sign) => !kioskCodeAlphabet.includes(sign),
)
/** What to say of a code that is none. */
export const kioskCodeRule = `A kiosk's code is six of the letters and digits its screen shows (${kioskCodeAlphabet}), never ${leftOut.join(", ")}.`

export const upwardKinds = ["hello", "batch", "anchor", "heartbeat", "people-request"] as const
export const downwardKinds = ["head", "people"] as const
/** What also travels on a stick, past the broker. */
export const carriedKinds = ["hello", "batch", "anchor", "heartbeat"] as const
export type CarriedKind = (typeof carriedKinds)[number]
export type UpwardKind = (typeof upwardKinds)[number]
export type DownwardKind = (typeof downwardKinds)[number]

export const topicOf = (kiosk: string, kind: UpwardKind | DownwardKind): string =>
	`hadir/1/${kiosk}/${kind}`

/** The kiosk and kind of an upward topic; undefined for any other. */
export function parseUpwardTopic(topic: string): { kiosk: string; kind: UpwardKind } | undefined {
	const [root, version, kiosk = "", name, ...more] = topic.split("/")
	const kind = upwardKinds.find((candidate) => candidate === name)
	if (root !== "hadir" || version !== "1" || kind === undefined || more.length > 0) return undefined
	return kioskCodePattern.test(kiosk) ? { kiosk, kind } : undefined
}

/** Largest payload the broker takes: a batch of 64 KiB with its header, or a page of people. */
export const maxPayloadBytes = 80 * 1024
