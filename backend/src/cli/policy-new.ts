// hadir policy new: a city's own allowance policy to begin with.
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { succeed } from "@hadir/shared/result.ts"
import { Command } from "commander"
import { newPolicy, policyFileName } from "../domain/allowance/new-policy.ts"
import { badInput, type PolicyOutside } from "./policy-outside.ts"
import { readLoaded } from "./read-file.ts"

const template = fileURLToPath(new URL("../../policies/tpp-templat-nasional.json", import.meta.url))

export function policyNewCommand(outside: PolicyOutside): Command {
	return new Command("new")
		.description("begin a city's allowance policy from the national template, nothing confirmed")
		.argument("<city>", 'name of the government, as "Kota Kupang"')
		.option("-o, --output <file>", "file to write; absent: tpp-<city>.json here")
		.option("--json", "print as JSON what was written")
		.action((city: string, options: { readonly output?: string; readonly json?: true }) => {
			const refuse = (sentence: string) => {
				outside.writeFault(`${sentence}\n`)
				outside.exit(badInput)
			}
			const name = policyFileName(city)
			if (name === undefined) return refuse(`"${city}" bukan nama pemerintah daerah.`)
			const value = readLoaded(template, outside.read, (json) => succeed(json))
			if (!value.ok) return refuse(value.fault.message)
			const file = options.output ?? join(".", name)
			try {
				outside.create(file, `${JSON.stringify(newPolicy(value.value, city), null, "\t")}\n`)
			} catch {
				return refuse(`"${file}" tidak dapat ditulis; mungkin sudah ada, atau foldernya tidak ada.`)
			}
			outside.write(
				options.json
					? `${JSON.stringify({ file, city })}\n`
					: `${file} ditulis. Isi besaran dan nomor peraturannya, lalu: hadir policy check ${file}\n`,
			)
		})
}
