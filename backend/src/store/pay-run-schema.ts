// The tables of the pay book and of the allowance's runs.

export interface PayRunSchema {
	/** Fact: what payroll, e-Kinerja and the personnel office say for the allowance (`content` is JSON). */
	pay_fact: {
		id: string
		kind: string
		employee: string | null
		unit: string | null
		from_date: string
		until_date: string | null
		content: string
		paper: string
		paper_date: string
		entered_by: string
		entered_as: string
		entered_at: number
		batch: string | null
		withdrawn_by: string | null
		withdrawn_at: number | null
		withdrawn_reason: string | null
	}
	/** A month, OPD, payment group and list of the allowance; its state follows from its steps. */
	run: {
		id: string
		month: string
		unit: string
		pay_group: string
		list: string
		budget_year: number
	}
	/** Fact: one step of a run, numbered from 1. */
	run_step: {
		run: string
		n: number
		kind: string
		by: string
		role: string
		at: number
		reason: string
		version: number
	}
	/** The last calculation of a run's version; once closed it is never written again but for `reopened_at`. */
	run_version: {
		run: string
		version: number
		policy: string
		regulation: string
		engine: number
		hash: string
		calculated_at: number
		closed_at: number | null
		reopened_at: number | null
		before_tax: number
		payable: number
		people: number
	}
	/**
	 * One person of a version. `content`: the hashed row, deflated JSON; `summary`: what lists need of it;
	 * `identity`: what names the person, overwritten when they are forgotten.
	 */
	run_person: {
		run: string
		version: number
		employee: string
		hash: string
		content: Uint8Array
		summary: string
		identity: string
	}
	/** Fact: a person of a run is held or released, or an open day is paid uncut. */
	run_decision: {
		run: string
		n: number
		kind: string
		employee: string
		date: string | null
		by: string
		at: number
		reason: string
	}
	/** Fact: a difference of a closed month (`source`) that a version of another run has settled. */
	run_settlement: {
		by_run: string
		by_version: number
		source: string
		employee: string
		n: number
		difference: string
	}
	/** Policies that runs were worked out by, deflated, by their hash. */
	kept_policy: { hash: string; content: Uint8Array }
}
