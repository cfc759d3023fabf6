// By which zone a terminal's clock is judged: it shows wall time and names none.
import { type Fault, fail, type Result, succeed } from "@hadir/shared/result.ts"
import { kioskFolder } from "../../config.ts"
import { readEnrolment } from "../../enrolment/enrolment-file.ts"

export type SiteZone = {
	readonly zone: string
	/** A computer's own zone may be another than that of the place: a Pi is shipped at UTC. */
	readonly saidBy: "option" | "office" | "computer"
}

/** @param given by the option; undefined: the office's, else this computer's */
export function siteZone(given: string | undefined): Result<SiteZone, Fault<"zone">> {
	if (given !== undefined) {
		return isZone(given)
			? succeed({ zone: given, saidBy: "option" })
			: fail("zone", `"${given}" is no time zone. Write one like Asia/Jakarta.`)
	}
	const enrolment = readEnrolment(kioskFolder(process.env))
	return succeed(
		enrolment.ok
			? { zone: enrolment.value.zone, saidBy: "office" }
			: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, saidBy: "computer" },
	)
}

export const zoneWords = ({ zone, saidBy }: SiteZone): string => `${zone}${told[saidBy]}`

const told: Readonly<Record<SiteZone["saidBy"], string>> = {
	option: "",
	office: ", as the office says",
	computer: ", this computer's own zone: if the terminal stands in another, name it by --zone",
}

function isZone(text: string): boolean {
	try {
		// A bare offset is none of a place.
		return text.includes("/") && new Intl.DateTimeFormat("en", { timeZone: text }) !== undefined
	} catch {
		return false
	}
}
