// hadir policy: check a policy's file, compare two of them, begin one for another city.
import { writeFileSync } from "node:fs"
import { Command } from "commander"
import { policyCheckCommand } from "./policy-check.ts"
import { policyDiffCommand } from "./policy-diff.ts"
import { policyNewCommand } from "./policy-new.ts"
import type { PolicyOutside } from "./policy-outside.ts"
import { readAtMost } from "./read-file.ts"

const terminal: PolicyOutside = {
	read: readAtMost,
	write: (text) => process.stdout.write(text),
	writeFault: (text) => process.stderr.write(text),
	create: (path, text) => writeFileSync(path, text, { flag: "wx" }),
	exit: (code) => process.exit(code),
}

export function policyCommand(outside: PolicyOutside = terminal): Command {
	return new Command("policy")
		.description("what a government decides: check, compare and begin policies")
		.addCommand(policyCheckCommand(outside))
		.addCommand(policyDiffCommand(outside))
		.addCommand(policyNewCommand(outside))
}
