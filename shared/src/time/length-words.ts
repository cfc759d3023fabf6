const minuteMs = 60_000
const dayMinutes = 1_440

/** 155 minutes -> "2 jam 35 menit", in Indonesian; whole minutes, the rest dropped. */
export function lengthWords(ms: number): string {
	const minutes = Math.floor(ms / minuteMs)
	const [days, hours, rest] = [
		Math.floor(minutes / dayMinutes),
		Math.floor(minutes / 60) % 24,
		minutes % 60,
	]
	const words = [
		days > 0 ? `${days} hari` : "",
		hours > 0 ? `${hours} jam` : "",
		rest > 0 && days === 0 ? `${rest} menit` : "",
	].filter((word) => word !== "")
	return words.length === 0 ? "kurang dari 1 menit" : words.join(" ")
}
