// What a machine needs hands for, in the words of the fleet page.
import { clockOfMinute } from "@hadir/shared/time/clock.ts"
import { lengthWords } from "@hadir/shared/time/length-words.ts"
import { localMoment } from "@hadir/shared/time/local-time.ts"
import type { Machine } from "@hadir/shared/wire/staff-machines.ts"

/** Beyond this the clock needs a look. */
const skewMs = 60_000

const faultAdvice: Readonly<Record<string, string>> = {
	full: "PENUH: mesin tidak dapat mencatat. Ganti kartunya dengan yang lebih besar, atau buat cadangan kantor di perangkat lain: baru setelah itu simpanan lama boleh dihapus.",
	"read-only": "TERKUNCI: kartu SD hanya dapat dibaca. Ganti kartunya.",
	failed: "RUSAK: kartu SD tidak menerima catatan. Ganti kartunya.",
}

const mediumName = { card: "kartu", finger: "jari", terminal: "terminal", any: "" } as const

/** @returns undefined when nothing needs doing */
export function machineAdvice(
	machine: Omit<Machine, "advice">,
	{ fault, now, zone }: { fault: string | undefined; now: number; zone: string },
): string | undefined {
	if (machine.state === "retired") return undefined
	if (machine.state === "silent") {
		const { completeUntil } = machine
		if (completeUntil === undefined) {
			return "Belum pernah terdengar sejak didaftarkan. Nyalakan mesin dan periksa jaringannya."
		}
		return `Tidak terdengar ${lengthWords(now - completeUntil)}. Telepon kantor; minta lihat lampu daya dan kabel jaringan.`
	}
	if (fault !== undefined) return faultAdvice[fault] ?? faultAdvice.failed
	const broken = machine.readers.find(({ isReady }) => !isReady)
	if (broken !== undefined) {
		const name = namedAmong(broken, machine.readers)
		const since = broken.since === undefined ? "" : ` ${clockAt(broken.since, zone)}`
		return `Pembaca${name === "" ? "" : ` ${name}`} hilang${since}. Pasang ulang kabelnya.`
	}
	if (Math.abs(machine.skewMs ?? 0) > skewMs) {
		return "Jam belum pasti. Ketukan tetap dicatat dan waktunya dikoreksi; periksa baterai jam."
	}
	if (machine.state === "sending") {
		return `Mengirim simpanan: ${machine.undelivered} catatan lagi. Tidak perlu tindakan.`
	}
	return undefined
}

/** Of several that read the same it says which: by its name in the journal, as the kiosk's settings count them. */
function namedAmong(
	{ name, medium }: Machine["readers"][number],
	readers: Machine["readers"],
): string {
	const isOneOfMany = readers.filter((one) => one.medium === medium).length > 1
	return isOneOfMany ? `${mediumName[medium]} (${name})`.trim() : mediumName[medium]
}

const clockAt = (at: number, zone: string): string =>
	clockOfMinute(Math.floor(localMoment(at, zone).second / 60))
