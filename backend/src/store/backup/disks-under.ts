// Which disks a folder lies on: two partitions of one disk die together.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs"
import { basename, dirname, join } from "node:path"

/**
 * Names of the disks under a folder, through partitions, mapped and loop devices. A file system
 * without a disk of this machine (memory, another host) is named by itself.
 * @throws Error when the folder is not there
 */
export function disksUnder(folder: string): ReadonlySet<string> {
	const { source, name } = mountOf(realpathSync(folder))
	if (!source.startsWith("/dev/") || !existsSync(source)) return new Set([name])
	return disksOf(statSync(source).rdev)
}

/** @returns whether a disk that dies takes both with it */
export const shareDisk = (a: string, b: string): boolean =>
	!disksUnder(a).isDisjointFrom(disksUnder(b))

/**
 * proc_pid_mountinfo(5): field 3 is major:minor, 5 the mount point, and after a lone "-" come type and
 * source. Spaces in names are written as octal escapes. The last of two mounts on one point is seen.
 */
function mountOf(path: string): { readonly source: string; readonly name: string } {
	const mounts = readFileSync("/proc/self/mountinfo", "utf8")
		.split("\n")
		.flatMap((line) => {
			const [head = "", tail = ""] = line.split(" - ")
			const [, , numbers, , point] = head.split(" ").map(unescaped)
			const [type, source = ""] = tail.split(" ").map(unescaped)
			return numbers === undefined || point === undefined
				? []
				: [{ point, source, name: `${type} ${source} ${numbers}` }]
		})
	const over = mounts.filter(({ point }) => path === point || path.startsWith(slashed(point)))
	const [nearest] = over.reverse().sort((a, b) => b.point.length - a.point.length)
	return nearest ?? { source: "", name: path }
}

const slashed = (point: string): string => (point.endsWith("/") ? point : `${point}/`)

const unescaped = (field: string): string =>
	field.replace(/\\(\d{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

function disksOf(device: number): ReadonlySet<string> {
	const link = `/sys/dev/block/${majorOf(device)}:${minorOf(device)}`
	if (!existsSync(link)) return new Set([`device ${device}`])
	const own = realpathSync(link)
	// sysfs-block(5): a partition's folder lies in its disk's.
	const disk = existsSync(join(own, "partition")) ? dirname(own) : own
	const backing = join(disk, "loop", "backing_file")
	if (existsSync(backing)) {
		const file = readFileSync(backing, "utf8").trim()
		if (existsSync(file)) return disksUnder(dirname(file))
	}
	const slaves = existsSync(join(disk, "slaves")) ? readdirSync(join(disk, "slaves")) : []
	if (slaves.length === 0) return new Set([basename(disk)])
	return new Set(slaves.flatMap((slave) => [...disksOf(numberOf(join(disk, "slaves", slave)))]))
}

/** makedev(3) of glibc, as Node hands it on. */
const majorOf = (device: number): number => Math.floor(device / 256) % 4096
const minorOf = (device: number): number => (device % 256) + Math.floor(device / 1_048_576) * 256

function numberOf(folder: string): number {
	const [major = 0, minor = 0] = readFileSync(join(folder, "dev"), "utf8").split(":").map(Number)
	return (minor % 256) + major * 256 + Math.floor(minor / 256) * 1_048_576
}
