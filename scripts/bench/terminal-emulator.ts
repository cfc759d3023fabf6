// A terminal with that many records, as a process of its own; says its port.
import { TerminalServer } from "@hadir/firmware-bridge/emulators/zkteco/server.ts"
import { EmulatedTerminal } from "@hadir/firmware-bridge/emulators/zkteco/terminal.ts"

const perDay = 400
const [records = 0] = process.argv.slice(2).map(Number)

const terminal = new EmulatedTerminal({ capacity: 2 * records })
for (let index = 0; index < records; index++) {
	const date = new Date(Date.UTC(2026, 0, 1 + Math.floor(index / perDay)))
	const day = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()] as const
	const place = (index % perDay) + 1
	const second = index % 60
	terminal.log.push({
		...{ place, id: String(1_000 + place), verify: 1, state: 255 },
		at: [...day, 7, Math.floor(place / 60), second],
	})
}
// zkteco-js 1.7.2 reads one frame of each segment and waits for ever where two share one.
console.log(await new TerminalServer(terminal, { gapMs: 1 }).start())
