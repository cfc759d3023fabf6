import type { OfficeFault } from "../office/office-failure.ts"

/** The fault as a sentence to print bold, and what to do about it. */
export function explainRefusal(
	fault: OfficeFault,
	waitSeconds: number,
): { readonly head: string; readonly rest: string } {
	switch (fault.kind) {
		case "unreachable":
			return {
				head: "Sambungan terputus.",
				rest: "Yang Anda ketik tetap ada. Coba lagi sesudah tersambung.",
			}
		case "unreadable":
			return {
				head: "Kantor menjawab dengan cara yang tidak dikenal.",
				rest: `Muat ulang halaman ini. Bila terulang, sebutkan kode JWB-${fault.status} kepada administrator.`,
			}
		case "refused": {
			const { message, triesLeft } = fault.refusal
			const end = /[.?!] /.exec(message)?.index
			const head = end === undefined ? message : message.slice(0, end + 1)
			const sentences = end === undefined ? [] : [message.slice(end + 2)]
			if (waitSeconds > 0) sentences.push(`Dapat dicoba lagi dalam ${formatWait(waitSeconds)}.`)
			else if (triesLeft === 0) sentences.push("Sekarang dapat dicoba lagi.")
			else if (triesLeft !== undefined) {
				sentences.push(`Tersisa ${triesLeft} percobaan sebelum jeda.`)
			}
			return { head, rest: sentences.join(" ") }
		}
	}
}

/** 45 -> "45 detik", 75 -> "1 menit 15 detik". */
export function formatWait(seconds: number): string {
	const minutes = Math.floor(seconds / 60)
	const rest = seconds % 60
	const words = [minutes > 0 ? `${minutes} menit` : "", rest > 0 ? `${rest} detik` : ""]
	return words.filter((word) => word !== "").join(" ")
}
