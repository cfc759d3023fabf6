// A computer's own files, made by hand: what the kernel shows of two converters, a card reader and the board's line.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { likelyDevice } from "../likely-device.ts"
import { pluggedIn } from "./plugged-in.ts"

let root: string

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "hadir-plugged-"))
})
afterEach(() => rmSync(root, { recursive: true }))

function write(path: string, text: string): void {
	mkdirSync(dirname(join(root, path)), { recursive: true })
	writeFileSync(join(root, path), `${text}\n`)
}
function link(path: string, target: string): void {
	mkdirSync(dirname(join(root, path)), { recursive: true })
	symlinkSync(join(root, target), join(root, path))
}

/** A converter as the kernel lays it out: the line's folder lies below the device's. */
function converter(tty: string, place: string, usb: readonly [string, string, string]): void {
	const device = `sys/devices/usb1/${place}`
	for (const [index, name] of ["idVendor", "idProduct", "product"].entries()) {
		write(`${device}/${name}`, usb[index] ?? "")
	}
	write(`${device}/${place}:1.0/${tty}/uevent`, "")
	link(`sys/class/tty/${tty}/device`, `${device}/${place}:1.0/${tty}`)
	write(`dev/${tty}`, "")
}

test("lines by their id, what they are, and a card reader that the kernel keeps", () => {
	converter("ttyUSB0", "1-1", ["1a86", "7523", "USB Serial"])
	converter("ttyACM0", "1-2", ["2341", "0043", "Arduino Uno"])
	link("dev/serial/by-id/usb-1a86_USB_Serial-if00-port0", "dev/ttyUSB0")
	write("dev/serial0", "")
	write("sys/class/tty/tty0/uevent", "")
	write("sys/devices/usb1/1-3/idVendor", "072f")
	write("sys/devices/usb1/1-3/idProduct", "2200")
	write("sys/devices/usb1/1-3/1-3:1.0/bInterfaceClass", "0b")
	link("sys/bus/usb/devices/1-3:1.0", "sys/devices/usb1/1-3/1-3:1.0")
	write("proc/modules", "pn533_usb 20480 0 - Live 0x0\nusbcore 1 2 - Live 0x0")
	const { serial, smartCard, grabbing } = pluggedIn(root)
	expect(serial.map(({ path, usb }) => [path, likelyDevice(usb).models[0]])).toEqual([
		["/dev/ttyACM0", "firmata"],
		["/dev/serial/by-id/usb-1a86_USB_Serial-if00-port0", "pn532"],
		["/dev/serial0", "pn532"],
	])
	expect(smartCard.map((usb) => likelyDevice(usb).what)).toEqual(["an ACR122U card reader"])
	expect(grabbing).toEqual(["pn533_usb"])
})

test("a computer without any of it, and one from which something is just being unplugged", () => {
	expect(pluggedIn(root)).toEqual({ serial: [], smartCard: [], grabbing: [] })
	link("sys/class/tty/ttyUSB3/device", "sys/devices/gone")
	expect(pluggedIn(root).serial).toEqual([{ path: "/dev/ttyUSB3", usb: undefined }])
})

test("a converter nobody has listed is called what it calls itself", () => {
	const usb = { vendor: "ffff", product: "0001", name: "Mesin Serial" }
	expect(likelyDevice(usb)).toMatchObject({ what: "Mesin Serial" })
	expect(likelyDevice({ ...usb, name: "" }).what).toBe("an unknown device")
})
