import { kioskCodePattern, kioskCodeRule } from "@hadir/shared/wire/topic.ts"
import { InvalidArgumentError } from "commander"

/** A kiosk's code as typed: capitals or not, with spaces or not. */
export function kioskArgument(text: string): string {
	const code = text.toUpperCase().replace(/\s/g, "")
	if (kioskCodePattern.test(code)) return code
	throw new InvalidArgumentError(kioskCodeRule)
}
