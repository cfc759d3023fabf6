// The ten-minute trial as the READMEs have it: their very commands, on a fresh data folder, to the recap.
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { afterAll, beforeAll, expect, test } from "vitest"
import { end, freePort, root } from "./city.ts"
import { runHadir } from "./kept-office.ts"

const folder = mkdtempSync(join(tmpdir(), "hadir-trial-"))
const recap = join(folder, "rekap-oktober.csv")
let office: ChildProcess
let environment: Record<string, string>

beforeAll(async () => {
	environment = {
		...{ HADIR_DATA: folder, HADIR_HTTP_PORT: "0", HADIR_MQTT_PORT: String(await freePort()) },
	}
	office = spawn(process.execPath, [join(root, "scripts/hadir.ts"), "serve", "--json"], {
		env: { ...process.env, ...environment, HADIR_LOG: "silent" },
		stdio: ["ignore", "pipe", "inherit"],
	})
	const { stdout } = office
	if (stdout === null) throw new Error("the office has no output")
	await new Promise((ready) => createInterface({ input: stdout }).once("line", ready))
}, 30_000)
afterAll(async () => {
	await end(office, "SIGTERM")
	rmSync(folder, { recursive: true })
})

/** The commands between the headings of the trial, without npm and notes. */
function commandsOf(readme: string): string[][] {
	const [, trial = ""] =
		/HADIR_DATA=trial npm start([\s\S]*?)\n## /.exec(readFileSync(join(root, readme), "utf8")) ?? []
	return [...trial.matchAll(/^npm run -s hadir -- ([^#\n]+)/gm)].map(([, line = ""]) =>
		line.trim().replace("trial/rekap-oktober.csv", recap).split(/ +/),
	)
}

test("both READMEs have the same commands, and those lead from a stick and spreadsheets to the recap", async () => {
	const commands = commandsOf("README.md")
	expect(commands.length).toBe(10)
	expect(commandsOf("README.id.md")).toEqual(commands)
	const said: string[] = []
	for (const command of commands) said.push(await runHadir(command, environment))
	expect(said.filter((text) => !text.startsWith("0 "))).toEqual([])
	expect(said[2]).toMatch(/243 new punches, 0 already known, 0 refused/)
	expect(said[4]).toMatch(/4 hari pada 4 orang; potongan 0 orang bertambah, 3 orang berkurang/)
	const rows = readFileSync(recap, "utf8").trim().split("\r\n")
	expect(rows.map((row) => row.split(";").slice(1, 15).join(";"))).toEqual([
		"NIP;Nama;Gol;HK;Hadir;Tidak hadir;C;DL;TD;DKLT;P;S;TK;Pot FP %",
		"19860926 201505 1 001;Maria Goreti Ndoen, S.KM., M.Kes.;III/c;21;21;0;0;0;0;0;0;0;0;1,5",
		"19781105 200501 2 003;Ni Luh Ayu Permata, A.Md.Keb.;III/b;21;18;3;3;0;0;0;0;0;0;0",
		"19941230 202012 2 005;Rambu Kahi Landukara, S.KM.;III/a;21;19;2;0;2;0;0;0;0;0;0",
		"19820217 201001 1 004;Simon Petrus Nalle, S.Farm., Apt.;III/d;21;20;1;0;0;0;0;0;0;1;4,5",
		"19880714 201402 1 006;Anton Baun, A.Md.Kep.;II/d;21;20;1;0;0;0;0;0;0;1;3",
		"19900312 201903 1 002;Yusuf Adi Prasetyo, S.Kep., Ns.;III/a;23;23;0;0;0;0;0;0;0;0;1",
	])
	expect(said[9]).toMatch(/181 dari 186 hari sama/)
	expect(said[9]).toMatch(/Kam 08\/10: lama TL1, Hadir H\. Jam mesin ±300 detik.*meringankan/)
}, 60_000)

test("our own recap compared with ourselves agrees in every figure", async () => {
	const order = ["compare", recap, "--month", "2026-10", "--json"]
	const said = await runHadir(order, environment)
	const told: unknown = JSON.parse(said.slice(2))
	expect(told).toMatchObject({ people: 6, agreeingPeople: 6, differences: [], refused: [] })
})

test("the list names what was taken in, and undo takes it back", async () => {
	const listed = await runHadir(["import", "list"], environment)
	const batch = /\S+-roster-\S+/.exec(listed)?.[0] ?? ""
	const undo = ["import", "undo", batch, "--reason", "salah bulan", "--as", "budi"]
	expect(await runHadir(undo, environment)).toMatch(/^0 .*62 catatan ditarik/)
	expect(await runHadir(undo, environment)).toMatch(/^2 .*sudah ditarik oleh budi: salah bulan/)
	const apply = ["import", "units", "docs/trial/opd.csv", "--apply"]
	expect(await runHadir(apply, environment)).toMatch(/^2 .*--as/)
	expect(await runHadir([...apply, "--as", "b di"], environment)).toMatch(/^2 .*--as/)
})
