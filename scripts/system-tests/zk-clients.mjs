// A public library at a terminal's port: who is there, its log, as JSON. Neither library has types.
import process from "node:process"

const [library = "", port = 0] = process.argv.slice(2)
const { default: Client } = await import(library)
const patienceMs = 5_000
const terminal = new Client("127.0.0.1", Number(port), patienceMs, patienceMs)
await terminal.createSocket()
const users = await terminal.getUsers()
const punches = await terminal.getAttendances()
console.log(JSON.stringify({ users: users.data, punches: punches.data }))
process.exit(0)
