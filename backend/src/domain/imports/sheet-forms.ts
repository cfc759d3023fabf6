// The tables that a city brings, with the headings under which offices keep them.
import { dateIn, employeeNumber, maybeDate, neededText } from "./cell-values.ts"
import type { Field } from "./columns.ts"
import type { EmployeeRow, ScheduleRow, UnitRow } from "./import-rows.ts"
import type { FormOf } from "./read-rows.ts"
import { plainText } from "./sheet.ts"

export const nipField: Field = {
	...{ name: "nip", isRequired: true },
	headings: ["nip", "nip/nik", "nip/ni pppk", "nip baru", "nomor induk pegawai", "nik"],
}
const unitHeadings = ["opd", "unit", "unit kerja", "perangkat daerah", "nama opd", "skpd"]
export const fromHeadings = ["tmt", "mulai", "tanggal mulai", "dari", "dari tanggal", "tgl mulai"]
export const untilHeadings = [
	"sampai",
	"selesai",
	"tanggal selesai",
	"sampai tanggal",
	"s d",
	"tgl selesai",
]

export const unitForm: FormOf<UnitRow> = {
	fields: [
		{
			name: "name",
			headings: ["nama opd", "nama", "opd", "unit kerja", "perangkat daerah"],
			isRequired: true,
			longest: 100,
		},
		{ name: "id", headings: ["kode", "kode opd", "id", "kode unit"], longest: 40 },
	],
	read: (cell, complain) => ({
		name: neededText(cell("name"), "Nama OPD", complain),
		id: plainText(cell("id")),
	}),
	keyOf: ({ name }) => name.toLowerCase(),
}

export const employeeForm: FormOf<EmployeeRow> = {
	fields: [
		nipField,
		{ name: "name", headings: ["nama", "nama pegawai", "nama lengkap"], isRequired: true },
		{ name: "unit", headings: unitHeadings, isRequired: true },
		{
			name: "grade",
			headings: ["golongan", "gol", "pangkat/golongan", "gol ruang", "golongan ruang"],
			longest: 30,
		},
		{ name: "schedule", headings: ["jadwal", "jadwal kerja", "pola kerja"] },
		{ name: "from", headings: ["tmt", "mulai bekerja", "tmt pengangkatan", "tmt cpns", "mulai"] },
		{ name: "until", headings: ["sampai", "hari terakhir", "tmt pensiun", "berhenti"] },
		{ name: "since", headings: ["berlaku mulai", "tanggal pindah", "tmt pindah"] },
	],
	read: (cell, complain) => ({
		nip: employeeNumber(cell("nip"), complain),
		name: neededText(cell("name"), "Nama", complain),
		unit: neededText(cell("unit"), "OPD", complain),
		grade: plainText(cell("grade")),
		schedule: plainText(cell("schedule")),
		from: maybeDate(cell("from"), "TMT", complain),
		until: maybeDate(cell("until"), "Sampai", complain),
		since: maybeDate(cell("since"), "Berlaku mulai", complain),
	}),
	keyOf: ({ nip }) => nip,
}

export const scheduleForm: FormOf<ScheduleRow> = {
	fields: [
		nipField,
		{ name: "schedule", headings: ["jadwal", "jadwal kerja", "pola kerja"], isRequired: true },
		{ name: "from", headings: fromHeadings, isRequired: true },
		{ name: "until", headings: untilHeadings },
		{ name: "unit", headings: unitHeadings },
		{ name: "region", headings: ["wilayah", "daerah"] },
	],
	read: (cell, complain) => ({
		nip: employeeNumber(cell("nip"), complain),
		schedule: neededText(cell("schedule"), "Jadwal", complain),
		from: dateIn(cell("from"), "TMT", complain),
		until: maybeDate(cell("until"), "Sampai", complain),
		unit: plainText(cell("unit")),
		region: plainText(cell("region")),
	}),
	keyOf: ({ nip, from }) => `${nip} ${from}`,
}
