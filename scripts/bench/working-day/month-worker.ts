// One thread's share of the city: makes its people, says it is ready, and works them out when told to.
import { parentPort, workerData } from "node:worker_threads"
import { evaluatePerson } from "@hadir/backend/domain/attendance/evaluate-person.ts"
import { recapOf } from "@hadir/backend/domain/attendance/recap.ts"
import { z } from "zod"
import { office } from "./city-office.ts"
import { dates, plainPerson } from "./plain-city.ts"

const { from, until } = z.object({ from: z.int(), until: z.int() }).parse(workerData)
const people = Array.from({ length: until - from }, (_, index) => plainPerson(from + index))
const span = { from: dates[0] ?? "", through: dates.at(-1) ?? "" }
const known = office()

parentPort?.on("message", () => {
	let cut = 0
	for (const person of people) cut += recapOf(evaluatePerson(person, span, known)).cutBasisPoints
	parentPort?.postMessage(cut)
})
parentPort?.postMessage("ready")
