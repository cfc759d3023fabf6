import { readdirSync, readlinkSync } from "node:fs"
import { basename } from "node:path"
import { expect, test } from "vitest"
import { groundIn, shareDisk } from "./disks-under.ts"

/** A device of this machine, as sysfs numbers it, that lies on nothing else. */
const [disk = ""] = readdirSync("/sys/dev/block").filter((numbers) => {
	const at = readlinkSync(`/sys/dev/block/${numbers}`)
	return !at.includes("/loop") && !at.includes("/dm-")
})
const name = basename(readlinkSync(`/sys/dev/block/${disk}`))
const mount = (numbers: string, point: string, type: string, source: string): string =>
	`36 35 ${numbers} / ${point} rw,noatime shared:1 - ${type} ${source} rw`

test("two mounts of one device, by whatever name, are one disk", () => {
	const info = [
		mount(disk, "/", "ext4", "/dev/root"),
		mount(disk, "/backups", "ext4", "/dev/nowhere1"),
		mount("0:30", "/memory", "tmpfs", "tmpfs"),
		mount("0:31", "/far", "nfs4", "server:/backups"),
		mount("0:32", "/layers", "overlay", "overlay"),
		mount("0:33", "/with\\040space", "nfs4", "server:/other"),
	].join("\n")
	const at = (path: string) => groundIn(info, path)
	expect(at("/var/lib/hadir")).toMatchObject({ kind: "disks" })
	expect(shareDisk(at("/var/lib/hadir"), at("/backups/daily"))).toBe(true)
	expect(shareDisk(at("/var"), at("/memory"))).toBe(false)
	expect(shareDisk(at("/var"), at("/far/daily"))).toBe(false)
	expect(shareDisk(at("/far"), at("/far/daily"))).toBe(true)
	expect(shareDisk(at("/far"), at("/with space"))).toBe(false)
	expect(shareDisk(at("/layers"), at("/far"))).toBe(false)
	expect(shareDisk(at("/layers"), at("/backups")), "nobody can say").toBe(true)
	expect(at("/backupsother"), "not within /backups").toEqual(at("/"))
	expect(name).not.toBe("")
})
