// What is plugged into this computer, by what the kernel says of it: nothing is opened.
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs"
import { dirname, join } from "node:path"

export type UsbIdentity = {
	/** Four hex digits each. */
	readonly vendor: string
	readonly product: string
	/** As the device calls itself; "" when it does not. */
	readonly name: string
}

export type PluggedIn = {
	/** A serial line: the path to write into the settings; a smart card reader has none. */
	readonly path: string | undefined
	readonly usb: UsbIdentity | undefined
}

export type Computer = {
	readonly serial: readonly PluggedIn[]
	readonly smartCard: readonly UsbIdentity[]
	/** Modules of the kernel that take a card reader away from PC/SC. */
	readonly grabbing: readonly string[]
}

const grabbers = ["pn533_usb", "pn533", "nfc"]
/** Interface class of USB smart card readers (CCID). */
const smartCardClass = "0b"
/** Lines on the board: Pi 3 and 4, Pi 5, and what they are called by. */
const onBoard = ["serial0", "ttyAMA0", "ttyAMA10"]

/** @param root where the system's files are, "/" but for tests */
export function pluggedIn(root = "/"): Computer {
	const modules = linesOf(join(root, "proc/modules")).map((line) => line.split(" ")[0] ?? "")
	return {
		serial: [...serialByUsb(root), ...serialOnBoard(root)],
		smartCard: smartCardReaders(root),
		grabbing: grabbers.filter((name) => modules.includes(name)),
	}
}

/** Each once: by its id, which names the device, else by its place. */
function serialByUsb(root: string): readonly PluggedIn[] {
	const folder = join(root, "sys/class/tty")
	const names = namesIn(folder).filter((name) => /^tty(?:USB|ACM)\d+$/.test(name))
	const ids = byId(root)
	return names.sort().map((name) => ({
		path: ids.get(name) ?? `/dev/${name}`,
		usb: usbAbove(join(folder, name, "device")),
	}))
}

function byId(root: string): ReadonlyMap<string, string> {
	const folder = join(root, "dev/serial/by-id")
	return new Map(
		namesIn(folder).flatMap((name) => {
			const target = resolved(join(folder, name))
			const tty = target?.split("/").at(-1)
			return tty === undefined ? [] : [[tty, `/dev/serial/by-id/${name}`]]
		}),
	)
}

function serialOnBoard(root: string): readonly PluggedIn[] {
	const found = onBoard.filter((name) => existsSync(join(root, "dev", name)))
	// serial0 is a name of one of the others.
	const named = found.includes("serial0") ? ["serial0"] : found
	return named.map((name) => ({ path: `/dev/${name}`, usb: undefined }))
}

function smartCardReaders(root: string): readonly UsbIdentity[] {
	const folder = join(root, "sys/bus/usb/devices")
	return namesIn(folder).flatMap((name) => {
		const interfaceClass = textOf(join(folder, name, "bInterfaceClass"))
		if (interfaceClass !== smartCardClass) return []
		return usbAbove(join(folder, name)) ?? []
	})
}

/** The device that an interface belongs to is one of the folders above it. */
function usbAbove(folder: string): UsbIdentity | undefined {
	for (let at = resolved(folder); at !== undefined && at !== dirname(at); at = dirname(at)) {
		const vendor = textOf(join(at, "idVendor"))
		const product = textOf(join(at, "idProduct"))
		if (vendor !== "" && product !== "") {
			return { vendor, product, name: textOf(join(at, "product")) }
		}
	}
	return undefined
}

const namesIn = (folder: string): readonly string[] =>
	existsSync(folder) ? readdirSync(folder) : []

function resolved(path: string): string | undefined {
	try {
		return realpathSync(path)
	} catch {
		// Unplugged while it was looked at.
		return undefined
	}
}

const linesOf = (file: string): readonly string[] => textOf(file).split("\n")

function textOf(file: string): string {
	try {
		return readFileSync(file, "utf8").trim()
	} catch {
		return ""
	}
}
