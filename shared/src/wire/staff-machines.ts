// HTTP between the staff pages and the office: kiosks, what is wrong with them, and what people decide.
import { z } from "zod"

const at = z.number().int()

const reader = z.strictObject({
	name: z.string(),
	/** What it reads. */
	medium: z.enum(["card", "finger", "terminal", "any"]),
	isReady: z.boolean(),
	/** UTC ms since when it is so; absent when it was never heard of. */
	since: at.optional(),
})

const machine = z.strictObject({
	kiosk: z.string(),
	unit: z.string(),
	unitName: z.string(),
	place: z.string(),
	/**
	 * `sending`: connected, and records it named have not arrived yet. `faulty`: connected, and it can
	 * record nothing, or no reader of it works.
	 */
	state: z.enum(["ready", "sending", "faulty", "silent", "retired"]),
	/** UTC ms at which it was last heard; absent since the office started. */
	heardAt: at.optional(),
	/** Everything it recorded until then has arrived; absent before its first heartbeat. */
	completeUntil: at.optional(),
	/** Records it has named and the office does not hold. */
	undelivered: z.number().int(),
	/** How far its clock is ahead, in ms. */
	skewMs: z.number().int().optional(),
	release: z.string().optional(),
	readers: z.array(reader),
	/** What needs hands, in Indonesian; absent when nothing does. */
	advice: z.string().optional(),
})
export type Machine = z.infer<typeof machine>

const alarm = z.strictObject({
	id: z.string(),
	kind: z.string(),
	kiosk: z.string().optional(),
	/** One Indonesian sentence that says what to do. */
	subject: z.string(),
	raisedAt: at,
})

const gapCause = z.enum(["missing", "lost"])
const verdict = z.enum(["excused", "counted"])

/** A stretch of one kiosk's time that makes people's days wait. */
const outage = z.strictObject({
	kiosk: z.string(),
	place: z.string(),
	unitName: z.string(),
	cause: gapCause,
	from: at,
	until: at,
	/** Person-days that wait for it. */
	personDays: z.number().int(),
})
export type Outage = z.infer<typeof outage>

const proposal = z.strictObject({
	id: z.string(),
	kiosk: z.string(),
	place: z.string(),
	cause: gapCause,
	from: at,
	until: at,
	verdict,
	reason: z.string(),
	letter: z.string(),
	proposedBy: z.string(),
	proposedAt: at,
	/** Whoever proposed it cannot approve it. */
	isOwn: z.boolean(),
	approvedBy: z.string().optional(),
	approvedAt: at.optional(),
	/** Somebody wants it withdrawn; of an approved one a second person decides that too. */
	withdrawal: z
		.strictObject({
			reason: z.string(),
			askedBy: z.string(),
			askedAt: at,
			/** Whoever asked for it cannot approve it. */
			isOwn: z.boolean(),
			/** Both set: it counts no more, and stays here to be read. */
			approvedBy: z.string().optional(),
			approvedAt: at.optional(),
		})
		.optional(),
})
export type Proposal = z.infer<typeof proposal>

/** Punches of one journal that count for nothing until somebody has decided. */
const dispute = z.strictObject({
	journal: z.string(),
	kiosk: z.string(),
	place: z.string(),
	/** `branch`: of a copied card; `journal`: of a key in doubt; `revoked`: of a key no longer trusted. */
	cause: z.enum(["branch", "journal", "revoked"]),
	punches: z.array(
		z.strictObject({
			record: z.string(),
			at,
			employee: z.string().optional(),
			place: z.string(),
		}),
	),
})
export type Dispute = z.infer<typeof dispute>

/** GET /api/machines. */
export const machinesMessage = z.strictObject({
	at,
	machines: z.array(machine),
	alarms: z.array(alarm),
	outages: z.array(outage),
	proposals: z.array(proposal),
	disputes: z.array(dispute),
})
export type MachinesMessage = z.infer<typeof machinesMessage>

const reason = z.string().trim().min(5).max(300)

/** POST /api/settlements: one person proposes, another approves. */
export const settlementMessage = z
	.strictObject({
		kiosk: z.string().max(10),
		cause: gapCause,
		from: at,
		until: at,
		verdict,
		reason,
		/** Number of the letter; may be empty. */
		letter: z.string().trim().max(80),
	})
	.refine(({ from, until }) => from < until, "from must lie before until")
export type SettlementMessage = z.infer<typeof settlementMessage>

/** POST /api/settlements/:id/withdrawal. */
export const withdrawalMessage = z.strictObject({ reason })
export type WithdrawalMessage = z.infer<typeof withdrawalMessage>

/** POST /api/disputes: a word on punches by record, or on all that are disputed of a journal now. */
export const disputeMessage = z.strictObject({
	verdict: z.enum(["accepted", "rejected"]),
	reason,
	records: z
		.array(z.string().regex(/^[0-9a-f]{64}$/))
		.min(1)
		.max(10_000),
})
export type DisputeMessage = z.infer<typeof disputeMessage>

/** POST /api/journals/:journal/verdict. */
export const journalVerdictMessage = z.strictObject({
	verdict: z.enum(["accepted", "revoked"]),
	reason,
})
export type JournalVerdictMessage = z.infer<typeof journalVerdictMessage>
