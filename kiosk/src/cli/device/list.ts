// hadir device list: what is plugged in, what it probably is, and what to write for it.
import { likelyDevice } from "@hadir/firmware-bridge/likely-device.ts"
import {
	type Computer,
	pluggedIn,
	type UsbIdentity,
} from "@hadir/firmware-bridge/ports/plugged-in.ts"
import { Command } from "commander"
import { probe } from "./probe.ts"

type Options = { readonly probe?: true; readonly json?: true; readonly root: string }

type Listed = {
	readonly path: string
	readonly usb: string | null
	readonly what: string
	/** Settings to try, likeliest first; after a probe the one that answered. */
	readonly settings: readonly string[]
	readonly answered: boolean | null
	readonly why: string | null
}

export function listCommand(): Command {
	return new Command("list")
		.description("what is plugged in, what it probably is, and what to write for it")
		.option(
			"--probe",
			"ask each line which device it is; boards may restart, a running kiosk is disturbed",
		)
		.option("--root <folder>", "where the system's files are", "/")
		.option("--json", "print as JSON")
		.action(async (options: Options) => {
			const computer = pluggedIn(options.root)
			const listed: Listed[] = []
			for (const { path = "", usb } of computer.serial) listed.push(await look(path, usb, options))
			for (const usb of computer.smartCard) listed.push(smartCard(usb, computer))
			if (options.json) return console.log(JSON.stringify(listed))
			if (listed.length === 0) console.log(nothing)
			for (const one of listed) for (const line of linesOf(one)) console.log(line)
		})
}

const nothing =
	"Nothing is plugged in that looks like a reader or a panel. Terminals on the network are not listed: try hadir device test zkteco=tcp:<address>:4370"

async function look(path: string, usb: UsbIdentity | undefined, options: Options): Promise<Listed> {
	const { what, models } = likelyDevice(usb)
	const settings = models.map((model) => `${model}=serial:${path}`)
	const about = { path, usb: usbText(usb), what, settings }
	if (options.probe === undefined) return { ...about, answered: null, why: null }
	const found = await probe(path, models)
	return found.ok
		? { ...about, settings: [found.value], answered: true, why: null }
		: { ...about, answered: false, why: found.fault.message }
}

function smartCard(usb: UsbIdentity, { grabbing }: Computer): Listed {
	const { what, models } = likelyDevice(usb)
	const why =
		grabbing.length === 0
			? null
			: `The kernel's ${grabbing.join(" and ")} holds it: blacklist it (hardware-docs/pcsc.md).`
	const about = { path: "pcsc:", usb: usbText(usb), what }
	return { ...about, settings: models.map(() => "pcsc=pcsc:"), answered: null, why }
}

const usbText = (usb: UsbIdentity | undefined): string | null =>
	usb === undefined ? null : `${usb.vendor}:${usb.product}`

function linesOf({ path, usb, what, settings, answered, why }: Listed): readonly string[] {
	const [first, ...others] = settings
	return [
		`${path}  ${what}${usb === null ? "" : ` (${usb})`}`,
		...(why === null ? [] : [`    ${why}`]),
		...(first === undefined ? [] : [`    ${answered === true ? "answers" : "try"}: ${first}`]),
		...(answered === false || answered === true ? [] : others.map((one) => `    or:  ${one}`)),
	]
}
