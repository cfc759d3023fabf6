// What registration gave this kiosk: kept in one file only its owner may read.
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { type RegistrationAnswer, registrationAnswer } from "@hadir/shared/wire/registration.ts"
import { z } from "zod"

const fileIn = (folder: string): string => join(folder, "enrolment.json")
const ownerOnly = 0o600

export type EnrolmentFault = Fault<"not-registered" | "damaged">

export function readEnrolment(folder: string): Result<RegistrationAnswer, EnrolmentFault> {
	const file = fileIn(folder)
	if (!existsSync(file)) {
		return fail(
			"not-registered",
			"This kiosk is not registered. Ask the office for a code and run: hadir kiosk register --office <address> --code <code>",
		)
	}
	const parsed = registrationAnswer.safeParse(parse(readFileSync(file, "utf8")))
	return parsed.success
		? succeed(parsed.data)
		: fail(
				"damaged",
				`${file} is damaged. Ask the office for a new code and register again; the punches stored here stay and are sent.`,
			)
}

const registration = z.object({ registeredAt: z.number().int() })

/** UTC ms of the last registration by the office's clock; undefined before the first. */
export function registeredAt(folder: string): number | undefined {
	const file = fileIn(folder)
	const written = statSync(file, { throwIfNoEntry: false })
	if (written === undefined) return undefined
	const kept = registration.safeParse(parse(readFileSync(file, "utf8")))
	// Files of earlier releases say it by when they were written.
	return kept.success ? kept.data.registeredAt : Math.floor(written.mtimeMs)
}

/** Written aside and renamed, so that a power cut leaves the old file or the new one. */
export function writeEnrolment(
	folder: string,
	enrolment: RegistrationAnswer,
	registeredAt: number,
): void {
	const aside = `${fileIn(folder)}.new`
	const content = JSON.stringify({ ...enrolment, registeredAt }, undefined, "\t")
	writeFileSync(aside, content, { mode: ownerOnly, flush: true })
	chmodSync(aside, ownerOnly)
	renameSync(aside, fileIn(folder))
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return undefined
	}
}
