// office.db: the facts people enter, and the projections of the log.
import type { PayRunSchema } from "./pay-run-schema.ts"
export type OfficeSchema = PayRunSchema & {
	setting: { name: string; value: string }
	unit: { id: string; name: string; position: number }
	employee: {
		id: string
		nip: string
		name: string
		/** Without titles, for kiosk screens. */
		short_name: string
		unit: string
		grade: string
		schedule: string
		employed_from: string | null
		employed_until: string | null
	}
	/** A card by its number; a finger has none, and stands under its own id. */
	credential: { id: string; kind: string; uid: string; created_at: number }
	/** Which slot of which kiosk's sensor holds a finger. A slot is given once and to nobody else. */
	finger_slot: { kiosk: string; reader: string; slot: number; credential: string; given_at: number }
	/** A card that must be seen on a later day than the one it was given on; when it was. */
	card_look: { credential: string; given_on: string; confirmed_at: number | null }
	/** Dated: who carried the credential when. */
	assignment: { credential: string; employee: string; from_at: number; until_at: number | null }
	kiosk: {
		code: string
		unit: string
		place: string
		zone: string
		public_key: string | null
		password_hash: string | null
		tag_secret: string | null
		tag_secret_id: string | null
		registered_at: number | null
		/** It stops counting for anybody's day from then on. */
		retired_at: number | null
	}
	guest: { kiosk: string; employee: string }
	registration_code: { hash: string; kiosk: string; expires_at: number; used_at: number | null }
	staff: {
		id: string
		/** In lower case, but for those older than that rule that another name stood in the way of. */
		username: string
		name: string
		role: string
		/** OPD the person is confined to; none for administrators. */
		unit: string | null
		password_hash: string
		created_at: number
	}
	session: { hash: string; staff: string; csrf: string; created_at: number; seen_at: number }
	one_time_link: {
		hash: string
		purpose: string
		expires_at: number
		used_at: number | null
		/** OPD its bearer is confined to; none for administrators. */
		unit: string | null
		/** Whose password it sets; none for a link that lets somebody new in. */
		staff: string | null
	}
	/** What a person wrote beside the machines; never changed, `content` as JSON. */
	entry: {
		id: string
		kind: string
		/** Whose day; none: of a unit, or of everyone. */
		employee: string | null
		unit: string | null
		from_date: string
		/** None: until further notice. */
		until_date: string | null
		content: string
		entered_by: string
		entered_as: string
		entered_at: number
		/** The import it came with. */
		batch: string | null
		/** 1: it may last longer than `shortDays` of the entry store; 0: it does not. */
		lasting: number
	}
	/** What people decided over an entry, in order from 1. */
	entry_step: {
		entry: string
		n: number
		kind: string
		by: string
		role: string
		at: number
		reason: string
	}
	/** One file that was taken in: its entries bear the id, its changes of the lists are kept beside it. */
	import_batch: {
		id: string
		kind: string
		file: string
		entered_by: string
		entered_as: string
		entered_at: number
		fresh: number
		changed: number
		known: number
		refused: number
		undone_by: string | null
		undone_at: number | null
		undone_reason: string | null
	}
	/** What an import did to a unit, a person or a card, with what was there before, as JSON. */
	import_change: { batch: string; n: number; content: string }
	/** Each export of a paper, by what it is of. */
	export_log: { paper: string; n: number; by: string; at: number; checksum: string }
	/** Rows of a paper's last export, `cells` as JSON: what the next one is compared with. */
	export_row: { paper: string; row_key: string; place: number; cells: string }
	/** Projection: one row a punch record, named by its hash. */
	punch: {
		record: string
		journal: string
		chain: string
		kiosk: string
		n: number
		/** Corrected time in UTC ms, its bound of error, and what it rests on. */
		at: number
		err: number
		basis: string
		/** As stamped by the kiosk; of a terminal's punch, moved to when it was made there. */
		boot: number
		mono: number
		wall: number
		q: number
		stamped_err: number
		reader: string
		answer: string
		credential: string | null
		tag: string | null
		sealed: string | null
		employee: string | null
		work_date: string
		received_at: number
		/** `branch`, `journal` or `revoked`: it counts once a person has accepted it. */
		dispute: string | null
		/** Of an attendance terminal: its serial and its key of the record. Two rows that share both are one punch. */
		terminal: string | null
		terminal_key: string | null
	}
	/** Projection: `boot` and `reader` records, from which the hours of service follow. */
	service_event: {
		record: string
		journal: string
		chain: string
		/** Orders the journals of one kiosk: when the office admitted them. */
		journal_at: number
		kiosk: string
		n: number
		at: number
		err: number
		basis: string
		boot: number
		mono: number
		wall: number
		q: number
		stamped_err: number
		kind: string
		reader: string | null
		state: string | null
		reason: string | null
		failed: number | null
		last_alive: number | null
		dispute: string | null
	}
	/** Projection: the office's time as a kiosk heard it, by chain and boot. */
	clock_mark: {
		record: string
		journal: string
		chain: string
		boot: number
		mono: number
		server: number
		round_trip: number
	}
	/** Projection: stretches whose records are named and gone. */
	missing_span: {
		/** Hash of the anchor, the `~` line or the `lost` record that names it. */
		id: string
		journal: string
		kiosk: string
		/** `hole`, `damaged` or `lost`. */
		cause: string
		/** `lost`: the journal whose records are gone. */
		lost_journal: string | null
		from_n: number
		through_n: number
		from_at: number
		until_at: number
	}
	/** Fact: a person's word on one disputed punch. */
	punch_verdict: { record: string; verdict: string; by: string; at: number; reason: string }
	/** Fact: a person's word on a journal: `accepted` or `revoked`. */
	journal_verdict: { journal: string; verdict: string; by: string; at: number; reason: string }
	/** Fact: words on a journal that a later one stands over; kept to be read. */
	journal_verdict_before: {
		journal: string
		/** From 1, the oldest. */
		position: number
		verdict: string
		by: string
		at: number
		reason: string
	}
	/** Fact: lost service or missing data of one kiosk, proposed by one person and approved by another. */
	settlement: {
		id: string
		kiosk: string
		from_at: number
		until_at: number
		/** `missing` or `lost`. */
		cause: string
		/** `excused` or `counted`. */
		verdict: string
		reason: string
		letter: string
		proposed_by: string
		proposed_at: number
		approved_by: string | null
		approved_at: number | null
		withdrawn_by: string | null
		withdrawn_at: number | null
	}
	/** Fact: a stretch that a kiosk was out of service by somebody's word, before it came back. */
	retirement: { kiosk: string; from_at: number; until_at: number }
	/** Fact: somebody wants a settlement withdrawn; `decision` is `approved` or `refused`, once there is one. */
	settlement_withdrawal: {
		id: string
		settlement: string
		reason: string
		asked_by: string
		asked_at: number
		decision: string | null
		decided_by: string | null
		decided_at: number | null
	}
	/** Fact: what a person must be told; named by what it is about, so that it is told once. */
	alarm: {
		id: string
		kind: string
		kiosk: string | null
		subject: string
		facts: string
		raised_at: number
		seen_by: string | null
		seen_at: number | null
	}
	/** Projection: records this release could not read, for a newer one to project. */
	unread: { record: string; journal: string; n: number; bytes: Buffer }
	cursor: {
		journal: string
		chain: string
		n: number
		hash: string
		/** Time of the last record that could be read. */
		at: number | null
	}
}
