import { createServer, type RequestListener } from "node:http"
import { expect, test } from "vitest"
import { askForPaper } from "./registration-client.ts"

/** Asks a web server that answers in its own way. */
async function ask(answer: RequestListener) {
	const server = createServer(answer).listen(0, "127.0.0.1")
	await new Promise((listening) => server.once("listening", listening))
	const address = server.address()
	const port = typeof address === "object" ? address?.port : 0
	try {
		const url = `http://127.0.0.1:${port}`
		const asked = await askForPaper(url, { code: "2".repeat(17), publicKey: "A" })
		return asked.ok ? "registered" : asked.fault
	} finally {
		server.close()
	}
}

const page =
	(status: number): RequestListener =>
	(_, response) => {
		response.writeHead(status, { "content-type": "text/html" }).end("<h1>Router</h1>")
	}

test.each([200, 404, 405, 501])("whoever answers %i with a page is no office", async (status) => {
	expect(await ask(page(status))).toMatchObject({
		code: "no-office",
		message: expect.stringMatching(/^No Hadir office answers at http:.* \(HTTP \d+\)\. Write /),
	})
})

test("the office's own refusal is handed on in its words", async () => {
	const refused = await ask((_, response) => {
		response
			.writeHead(409, { "content-type": "application/json" })
			.end(JSON.stringify({ code: "no-code", message: "Kode ini salah." }))
	})
	expect(refused).toMatchObject({ code: "refused", message: "Kode ini salah." })
})

test("an answer that is JSON but no paper is of another release", async () => {
	const odd = await ask((_, response) => {
		response.writeHead(200, { "content-type": "application/json" }).end("{}")
	})
	expect(odd).toMatchObject({ code: "not-understood" })
})

test("where nobody answers, the system's word for it is said", async () => {
	const server = createServer().listen(0, "127.0.0.1")
	await new Promise((listening) => server.once("listening", listening))
	const address = server.address()
	const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`
	await new Promise((closed) => server.close(closed))
	const asked = await askForPaper(url, { code: "2".repeat(17), publicKey: "A" })
	expect(asked).toMatchObject({
		fault: { code: "unreachable", message: expect.stringMatching(/\(ECONNREFUSED\)\. Check/) },
	})
})
