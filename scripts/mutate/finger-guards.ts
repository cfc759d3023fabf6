// Guards of fingers: each keeps one person from being taken for another.
import type { Guard } from "./guard.ts"

export const fingerGuards: readonly Guard[] = [
	{
		name: "fingers: another kiosk's sensor is trusted",
		file: "firmware-bridge/src/devices/zfm/driver.ts",
		from: "const isTrusted = isOwn(opened.present)",
		to: "const isTrusted = isOwn(opened.present) || true",
		tests: ["firmware-bridge/src/devices/zfm/driver.test.ts", "kiosk/src/finger-way.test.ts"],
	},
	{
		name: "fingers: a line that fell silent is used on, and a late answer taken for another's",
		file: "firmware-bridge/src/devices/zfm/exchange.ts",
		from: `			this.#broken = reply.fault
			await this.#line.close()
`,
		to: "",
		tests: ["firmware-bridge/src/devices/zfm/enrol.test.ts"],
	},
	{
		name: "fingers: a finger that is known is enrolled once more",
		file: "firmware-bridge/src/devices/zfm/enrol.ts",
		from: "if (known.value === undefined) return succeed(undefined)",
		to: "if (known.ok) return succeed(undefined)",
		tests: ["firmware-bridge/src/devices/zfm/enrol.test.ts"],
	},
	{
		name: "fingers: a slot is given to a second finger when its first has gone",
		file: "backend/src/store/finger-store.ts",
		from: "find((one) => !taken.has(one))",
		to: "find((one) => taken.has(one) || true)",
		tests: ["backend/src/usecases/give-finger-slot.test.ts"],
	},
]
