// Which disks a folder lies on: two partitions of one disk die together.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs"
import { basename, dirname, join } from "node:path"

/** `elsewhere`: memory or another host, by its name. `unknown`: nobody here can say. */
export type Ground =
	| { readonly kind: "disks"; readonly names: ReadonlySet<string> }
	| { readonly kind: "elsewhere"; readonly name: string }
	| { readonly kind: "unknown" }

/** File systems without a disk of this machine. */
const farTypes = new Set([
	...["tmpfs", "ramfs", "nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "ceph", "glusterfs"],
])

/**
 * What a folder lies on, through partitions, mapped and loop devices.
 * @throws Error when the folder is not there
 */
export const groundOf = (folder: string): Ground =>
	groundIn(readFileSync("/proc/self/mountinfo", "utf8"), realpathSync(folder))

/** @returns whether a disk that dies could take both with it: what nobody can say counts as so */
export function shareDisk(a: Ground, b: Ground): boolean {
	if (a.kind === "elsewhere" || b.kind === "elsewhere") {
		return a.kind === "elsewhere" && b.kind === "elsewhere" && a.name === b.name
	}
	if (a.kind === "unknown" || b.kind === "unknown") return true
	return !a.names.isDisjointFrom(b.names)
}

/** @param mountinfo proc_pid_mountinfo(5) */
export function groundIn(mountinfo: string, path: string): Ground {
	const mount = mountOf(mountinfo, path)
	if (mount === undefined) return { kind: "unknown" }
	const { type, source, numbers } = mount
	if (farTypes.has(type)) return { kind: "elsewhere", name: `${type} ${source} ${numbers}` }
	// A source may be called /dev/root, which is nowhere; the numbers of a real device are in sysfs.
	const names = disksOf(numbers) ?? (isDevice(source) ? disksOf(numbersOf(source)) : undefined)
	return names === undefined ? { kind: "unknown" } : { kind: "disks", names }
}

const isDevice = (source: string): boolean => source.startsWith("/dev/") && existsSync(source)

type Mount = { readonly type: string; readonly source: string; readonly numbers: string }

/**
 * Field 3 is major:minor, 5 the mount point, and after a lone "-" come type and source. Spaces in names
 * are written as octal escapes. The last of two mounts on one point is seen.
 */
function mountOf(mountinfo: string, path: string): Mount | undefined {
	const mounts = mountinfo.split("\n").flatMap((line) => {
		const [head = "", tail = ""] = line.split(" - ")
		const [, , numbers, , point] = head.split(" ").map(unescaped)
		const [type = "", source = ""] = tail.split(" ").map(unescaped)
		return numbers === undefined || point === undefined ? [] : [{ point, type, source, numbers }]
	})
	const over = mounts.filter(({ point }) => path === point || path.startsWith(slashed(point)))
	return over.reverse().sort((a, b) => b.point.length - a.point.length)[0]
}

const slashed = (point: string): string => (point.endsWith("/") ? point : `${point}/`)

const unescaped = (field: string): string =>
	field.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

/** @param numbers "major:minor"; undefined where sysfs knows no such device, or not what is under it */
function disksOf(numbers: string): ReadonlySet<string> | undefined {
	const link = `/sys/dev/block/${numbers}`
	if (!existsSync(link)) return undefined
	const own = realpathSync(link)
	// sysfs-block(5): a partition's folder lies in its disk's.
	const disk = existsSync(join(own, "partition")) ? dirname(own) : own
	const backing = join(disk, "loop", "backing_file")
	if (existsSync(backing)) {
		const file = readFileSync(backing, "utf8").trim()
		if (!existsSync(file)) return undefined
		const ground = groundOf(dirname(file))
		return ground.kind === "disks" ? ground.names : undefined
	}
	const slaves = existsSync(join(disk, "slaves")) ? readdirSync(join(disk, "slaves")) : []
	if (slaves.length === 0) return new Set([basename(disk)])
	const under = slaves.map((slave) =>
		disksOf(readFileSync(join(disk, "slaves", slave, "dev"), "utf8").trim()),
	)
	return under.some((names) => names === undefined)
		? undefined
		: new Set(under.flatMap((names) => [...(names ?? [])]))
}

/** makedev(3) of glibc, as Node hands it on. */
function numbersOf(device: string): string {
	const { rdev } = statSync(device)
	const major = Math.floor(rdev / 256) % 4096
	return `${major}:${(rdev % 256) + Math.floor(rdev / 1_048_576) * 256}`
}
