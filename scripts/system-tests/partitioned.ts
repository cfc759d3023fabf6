// Runs in a network of its own, where packets can be dropped without hurting anybody: a third of them
// for a while, then all of them. Prints what the kiosk kept and what the office got.
import { execFileSync } from "node:child_process"
import { setTimeout as pause } from "node:timers/promises"
import { City, cardOf, people } from "./city.ts"

const drop = (rule: readonly string[], action: "-A" | "-D") =>
	execFileSync("iptables", [action, "INPUT", "-p", "tcp", ...rule, "-j", "DROP"])
const city = new City()
await city.start()
const until = async (isDone: () => Promise<boolean> | boolean, what: string): Promise<void> => {
	const deadline = performance.now() + 90_000
	while (!(await isDone())) {
		if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`)
		await pause(50)
	}
}
const isSettled = async () => {
	const { uplink, unsent, readers } = await city.status()
	return uplink === "connected" && unsent === 0 && readers[0]?.state === "ready"
}
const tap = async (count: number): Promise<void> => {
	for (let index = 0; index < count; index++) {
		await city.lay(cardOf(index % people.length))
		await pause(400)
	}
}
try {
	await until(isSettled, "the start")
	const toBroker = ["--dport", String(city.mqttPort)]
	const fromBroker = ["--sport", String(city.mqttPort)]
	const third = ["-m", "statistic", "--mode", "random", "--probability", "0.3"]
	for (const side of [toBroker, fromBroker]) drop([...side, ...third], "-A")
	await tap(8)
	await until(isSettled, "everything to arrive through a lossy line")
	const lossy = city.officePunches().length
	for (const side of [toBroker, fromBroker]) {
		drop([...side, ...third], "-D")
		drop(side, "-A")
	}
	await tap(4)
	await pause(12_000)
	const cutOff = city.officePunches().length
	for (const side of [toBroker, fromBroker]) drop(side, "-D")
	await until(isSettled, "everything to arrive once the line is back")
	const kept = city.kioskPunches().map(({ hash }) => hash)
	const got = city.officePunches().map(({ record }) => record)
	console.log(JSON.stringify({ lossy, cutOff, kept, got }))
} finally {
	await city.stop()
}
