import { expect, test } from "vitest"
import { createConnection } from "./connection.ts"

test("the loss keeps its first moment until the office answers", () => {
	const connection = createConnection()
	const seen: (number | undefined)[] = []
	const stop = connection.subscribe(() => seen.push(connection.lostAt()))
	connection.noteAnswer()
	connection.noteSilence(1000)
	connection.noteSilence(9000)
	connection.noteAnswer()
	stop()
	connection.noteSilence(20_000)
	expect(seen).toEqual([1000, undefined])
	expect(connection.lostAt()).toBe(20_000)
})
