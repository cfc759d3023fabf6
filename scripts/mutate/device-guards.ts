// Guards of terminals, cards and recordings: each keeps a punch from being lost, or a number from leaving the office.
import type { Guard } from "./guard.ts"

export const deviceGuards: readonly Guard[] = [
	{
		name: "terminals: a pushed punch is acknowledged though the disk refused it",
		file: "firmware-bridge/src/devices/adms/driver.ts",
		from: "if (!events.onPulled(summary)) {",
		to: "if (!events.onPulled(summary) && Date.now() < 0) {",
		tests: ["firmware-bridge/src/devices/adms/driver.test.ts", "kiosk/src/push-way.test.ts"],
	},
	{
		name: "terminals: one that pushes is answered while the kiosk's time is not sure",
		file: "firmware-bridge/src/devices/adms/driver.ts",
		from: "if (!isClockSure()) {",
		to: "if (!isClockSure() && Date.now() < 0) {",
		tests: ["firmware-bridge/src/devices/adms/driver.test.ts"],
	},
	{
		name: "terminals: another terminal's stamp is told",
		file: "firmware-bridge/src/devices/adms/driver.ts",
		from: "const isOwn = through?.lastKey",
		to: "const isOwn = through !== undefined || through?.lastKey",
		tests: ["firmware-bridge/src/devices/adms/driver.test.ts"],
	},
	{
		name: "terminals: one that still sends old punches is said to have sent all",
		file: "firmware-bridge/src/devices/adms/driver.ts",
		from: "if (made.some((at) => isOld(at - now, this.#evidence))) this.#calls.beginAnew()",
		to: "",
		tests: ["firmware-bridge/src/devices/adms/call-watch.test.ts"],
	},
	{
		name: "terminals: one whose upload broke off is said to have sent all",
		file: "firmware-bridge/src/devices/adms/driver.ts",
		from: "request.body, asked.table).catch((cause: unknown) => {\n\t\t\tthis.#calls.beginAnew()",
		to: "request.body, asked.table).catch((cause: unknown) => {",
		tests: ["firmware-bridge/src/devices/adms/call-watch.test.ts"],
	},
	{
		name: "terminals: a line with a template is kept",
		file: "firmware-bridge/src/devices/adms/framer.ts",
		from: 'if (biometricStarts.some((word) => isWord(start, word))) return "biometric"',
		to: 'if (biometricStarts.some((word) => word === start)) return "biometric"',
		tests: ["firmware-bridge/src/devices/adms/framer.test.ts"],
	},
	{
		name: "terminals: the log is pulled from where the driver read it, not from where the disk kept it",
		file: "firmware-bridge/src/counting-terminal.ts",
		from: "const pulled = await this.inTurn(() => this.#pull(this.#parts.through?.()))",
		to: 'const pulled = await this.inTurn(() => this.#pull({ count: this.#pulledCount, lastKey: "" }))',
		tests: [
			...["firmware-bridge/src/devices/zkteco/driver.test.ts", "kiosk/src/terminal-way.test.ts"],
			"kiosk/src/readers/terminal-source.test.ts",
		],
	},
	{
		name: "terminals: what the disk refused does not hold up received until",
		file: "kiosk/src/readers/terminal-source.ts",
		from: "if (!this.#parts.punches.isBehind) this",
		to: "this",
		tests: ["kiosk/src/readers/terminal-source.test.ts", "kiosk/src/terminal-way.test.ts"],
	},
	{
		name: "cards: two taps are enough",
		file: "backend/src/usecases/enrol-card.ts",
		from: "export const presentationsNeeded = 3",
		to: "export const presentationsNeeded = 2",
		tests: ["backend/src/usecases/enrol-card.test.ts"],
	},
	{
		name: "cards: a card that is somebody's is given away",
		file: "backend/src/store/card-store.ts",
		from: "return whose === employee && since <= from && until === null ? credential : undefined",
		to: "return credential",
		tests: ["backend/src/usecases/enrol-card.test.ts"],
	},
	{
		name: "cards: a number of type B is believed on its first day",
		file: "backend/src/domain/cards/second-look.ts",
		from: 'if (kind === "iso14443b") return true',
		to: "",
		tests: ["backend/src/domain/cards/second-look.test.ts"],
	},
	{
		name: "recordings: a number outside a whole frame is kept",
		file: "firmware-bridge/src/conceal.ts",
		from: "bytes.set(other, at)",
		to: "bytes.set(number, at)",
		tests: ["firmware-bridge/src/conceal.test.ts"],
	},
]
