// One question after the other over HTTP, each a connection of its own, its answer read as it comes.
import { type ClientRequest, request } from "node:http"
import { type Fault, type Result, succeed } from "@hadir/shared/result.ts"
import type { DriverClock } from "../../reader.ts"
import type { SoapQuestion } from "./requests.ts"
import { type Row, RowScanner } from "./row-scanner.ts"

export type SoapWaits = {
	/** Between two pieces of an answer. A terminal with a long log thinks before the first. */
	readonly idleMs: number
	readonly totalMs: number
}

export type SoapAnswer = {
	readonly notes: ReadonlyMap<string, string>
	readonly roundTripMs: number
}

type Parts = {
	readonly address: { readonly host: string; readonly port: number }
	readonly clock: DriverClock
	readonly waits: SoapWaits
}

const path = "/iWsService"
/** 100,000 rows of 130 letters are 13 MB. */
const maxAnswerBytes = 64 * 1024 * 1024

export class SoapLine {
	readonly #parts: Parts
	#call: ClientRequest | undefined

	constructor(parts: Parts) {
		this.#parts = parts
	}

	/**
	 * @param onRow false: nothing more is wanted, the answer is cut off
	 * @returns the answer's end; without it the answer was torn, whatever rows were told before
	 */
	ask(
		{ body, answer }: SoapQuestion,
		onRow: (row: Row) => boolean,
	): Promise<Result<SoapAnswer, Fault>> {
		const { address, clock } = this.#parts
		const scanner = new RowScanner(answer)
		const askedAt = clock.now()
		let bytes = 0
		const { promise, resolve } = Promise.withResolvers<Result<SoapAnswer, Fault>>()
		const call = request({
			...{ ...address, path, method: "POST", agent: false },
			headers: { "content-type": "text/xml", "content-length": Buffer.byteLength(body) },
		})
		this.#call = call
		const settle = (result: Result<SoapAnswer, Fault>) => {
			clearTimeout(idle)
			clearTimeout(total)
			resolve(result)
			call.destroy()
		}
		const refuse = (fault: Fault) => settle({ ok: false, fault })
		const silence = () => refuse(this.#silence(answer, bytes))
		const idle = setTimeout(silence, this.#parts.waits.idleMs)
		const total = setTimeout(silence, this.#parts.waits.totalMs)
		const end = () => succeed({ notes: scanner.notes, roundTripMs: clock.now() - askedAt })
		call.on("error", (error) => refuse(this.#lost(error, answer, bytes)))
		call.on("response", (response) => {
			if (response.statusCode !== 200) return refuse(statusFault(response.statusCode))
			response.on("data", (chunk: Buffer) => {
				idle.refresh()
				bytes += chunk.length
				const rows = scanner.take(chunk.toString("latin1"))
				if (!rows.ok) return refuse(rows.fault)
				const isEnough = rows.value.some((row) => !onRow(row))
				if (isEnough || scanner.isWhole) return settle(end())
				if (bytes > maxAnswerBytes) refuse(tooLongFault)
			})
			response.on("error", (error) => refuse(this.#lost(error, answer, bytes)))
			response.on("close", () => refuse(tornFault(answer, bytes)))
		})
		call.end(body)
		return promise
	}

	/** Cuts off what is being asked. */
	close(): void {
		this.#call?.destroy(new Error("stopped"))
	}

	#silence(answer: string, bytes: number): Fault {
		const { idleMs, totalMs } = this.#parts.waits
		if (bytes > 0) return tornFault(answer, bytes)
		return {
			code: "absent",
			message: `The terminal at ${this.#name} gave no ${answer} within ${Math.min(idleMs, totalMs)} ms. It serves one program at a time: close others that use it; else restart it.`,
		}
	}

	#lost(error: Error, answer: string, bytes: number): Fault {
		if (bytes > 0) return tornFault(answer, bytes)
		return {
			code: "refused",
			message: `No terminal answers at ${this.#name} (${error.message}). Check its address, and that its web server is on.`,
		}
	}

	get #name(): string {
		const { host, port } = this.#parts.address
		return `${host}:${port}`
	}
}

const tornFault = (answer: string, bytes: number): Fault<"torn"> => ({
	code: "torn",
	message: `The terminal's ${answer} broke off after ${bytes} bytes, before its end. It is asked again at the next round.`,
})

const statusFault = (status: number | undefined): Fault<"http-status"> => ({
	code: "http-status",
	message: `What answers here has no service ${path} (HTTP ${status}). Check the address; a terminal without it is reached by its port 4370 (zkteco).`,
})

const tooLongFault: Fault<"too-long"> = {
	code: "too-long",
	message: `The terminal's answer is longer than ${maxAnswerBytes} bytes. Have its log cleared.`,
}
