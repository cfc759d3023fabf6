// What the office tells people of besides the log: keys in doubt, wrong clocks, sessions taken over,
// backups that are not made.

import { lengthWords } from "@hadir/shared/time/length-words.ts"
import type { LocalDate } from "@hadir/shared/time/local-date.ts"
import type { Alarm } from "./alarms.ts"
import type { AdmittedJournal } from "./journal-log.ts"

export const disputedJournalAlarm = (
	{ name, kiosk }: Pick<AdmittedJournal, "name" | "kiosk">,
	raisedAt: number,
): Alarm => ({
	...{ id: `journal:${name}`, kind: "disputed-journal", kiosk, raisedAt },
	subject: `Mesin ${kiosk} memakai kunci yang belum pasti. Ketukannya disimpan dan menunggu; terima atau cabut kunci itu.`,
	facts: { journal: name },
})

/** Beyond this a kiosk's clock is told to people; the figures are corrected either way. */
export const skewAlarmMs = 60_000

/** One a day: a clock that drifts on is one trouble, not many. */
export const clockAlarm = (kiosk: string, skewMs: number, raisedAt: number): Alarm => ({
	...{ id: `clock:${kiosk}:${new Date(raisedAt).toISOString().slice(0, 10)}`, kind: "clock" },
	...{ kiosk, raisedAt },
	subject: `Jam mesin ${kiosk} ${skewMs > 0 ? "lebih cepat" : "terlambat"} ${lengthWords(Math.abs(skewMs))}. Waktu ketukan dikoreksi; periksa baterai jam dan jaringannya.`,
	facts: { skewMs },
})

export const takeoverAlarm = (kiosk: string, raisedAt: number): Alarm => ({
	...{ id: `takeover:${kiosk}:${new Date(raisedAt).toISOString().slice(0, 10)}`, kind: "takeover" },
	...{ kiosk, raisedAt },
	subject: `Dua mesin memakai kode ${kiosk} bergantian: kartu SD-nya tersalin. Cari mesin kedua dan daftarkan ulang salah satunya.`,
	facts: {},
})

/** A copy that dies with the office's own disk. One a day. */
export const nearBackupAlarm = (raisedAt: number): Alarm => ({
	...{ id: `backup:near:${dayOf(raisedAt)}`, kind: "backup", kiosk: undefined, raisedAt },
	subject:
		"Cadangan kantor ada di disk yang sama dengan datanya: rusak bersama. Pasang media cadangan terpisah dan isi HADIR_BACKUPS.",
	facts: {},
})

/** No copy was made, or none can be read. One a day for each reason: one must not hide another. */
export const backupAlarm = (why: string, raisedAt: number): Alarm => ({
	...{ id: `backup:${dayOf(raisedAt)}:${why}`, kind: "backup", kiosk: undefined, raisedAt },
	subject: `Cadangan kantor tidak dapat dibuat atau dibaca. Catatan: ${why.replace(/\.$/, "")}. Periksa media cadangan; bila catatan kantor sendiri rusak, pulihkan dari cadangan terakhir.`,
	facts: { why },
})

/** Told once for each restore, whoever starts the office next. */
export const restoredAlarm = (
	restored: {
		readonly at: number
		readonly set: string
		readonly who: string
		readonly second?: string | undefined
	},
	raisedAt: number,
): Alarm => ({
	...{ id: `restored:${restored.at}`, kind: "restored", kiosk: undefined, raisedAt },
	subject: `Catatan kantor dipulihkan dari cadangan ${restored.set} oleh ${restored.who}${restored.second === undefined ? "" : `, disetujui ${restored.second}`}. Yang dimasukkan sesudah cadangan itu dibuat harus dimasukkan lagi.`,
	facts: { at: restored.at, set: restored.set, who: restored.who, second: restored.second ?? "" },
})

/** A kiosk the office knows, with a secret it does not: after a restore, or a copied card. One a day. */
export const refusedSignInAlarm = (kiosk: string, raisedAt: number): Alarm => ({
	...{ id: `sign-in:${kiosk}:${dayOf(raisedAt)}`, kind: "sign-in", kiosk, raisedAt },
	subject: `Mesin ${kiosk} ditolak: sandinya bukan yang dikenal kantor. Ketukannya tersimpan di mesin. Minta teknisi membuat kode baru (kiosk code --kiosk ${kiosk}) dan mendaftarkan ulang mesin itu.`,
	facts: {},
})

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

type GivenCard = { readonly credential: string; readonly givenOn: LocalDate }

export const unconfirmedCardId = ({ credential, givenOn }: GivenCard): string =>
	`card:${credential}:${givenOn}`

/** Once for each card that was given: its number may have changed. */
export const unconfirmedCardAlarm = (
	card: GivenCard & { readonly employee: string; readonly name: string },
	workDate: LocalDate,
	raisedAt: number,
): Alarm => ({
	...{ id: unconfirmedCardId(card), kind: "card", kiosk: undefined, raisedAt },
	subject: `Kartu ${card.name} (didaftarkan ${card.givenOn}) belum dikenal lagi, dan pada ${workDate} ada kartu sejenis yang tidak dikenal di OPD-nya: nomornya mungkin berubah. Minta pegawai menempelkan kartunya; bila tidak dikenal, beri kartu kantor atau pakai jari.`,
	facts: { employee: card.employee, credential: card.credential, givenOn: card.givenOn },
})

/** One a day. */
export const brokenLogAlarm = (why: string, raisedAt: number): Alarm => ({
	...{ id: `broken-log:${new Date(raisedAt).toISOString().slice(0, 10)}`, kind: "broken-log" },
	...{ kiosk: undefined, raisedAt },
	subject: `Catatan kantor rusak, jadi tidak ditandatangani untuk inspektorat. Pulihkan dari cadangan terakhir. Catatan: ${why}.`,
	facts: { why },
})

/** One a day. */
export const diskAlarm = (freePercent: number, raisedAt: number): Alarm => ({
	...{ id: `disk:${new Date(raisedAt).toISOString().slice(0, 10)}`, kind: "disk" },
	...{ kiosk: undefined, raisedAt },
	subject: `Penyimpanan server kantor tinggal ${freePercent} %. Kosongkan atau perbesar; mesin menyimpan sendiri selama kantor penuh.`,
	facts: { freePercent },
})

/** The office's own clock was ahead: what was heard by it is believed no more. */
export const officeClockAlarm = (aheadMs: number, raisedAt: number): Alarm => ({
	...{ id: `office-clock:${dayOf(raisedAt)}`, kind: "clock", kiosk: undefined, raisedAt },
	subject: `Jam server kantor pernah lebih cepat ${lengthWords(aheadMs)}. Ketukan yang diterima saat itu dapat tercatat pada hari yang salah: periksa jam server, lalu hari-hari itu. Kelengkapan data mesin dihitung ulang.`,
	facts: { aheadMs },
})

/** A key no paper of this office vouches for. One a day for each kiosk. */
export const unknownKeyAlarm = (kiosk: string, raisedAt: number): Alarm => ({
	...{ id: `unknown-key:${kiosk}:${dayOf(raisedAt)}`, kind: "sign-in", kiosk, raisedAt },
	subject: `Mesin ${kiosk} memakai kunci baru yang belum terdaftar; berkasnya mungkin rusak dan disisihkan. Ketukannya tersimpan di mesin. Minta teknisi membuat kode (kiosk code --kiosk ${kiosk}) dan mendaftarkan ulang mesin itu.`,
	facts: {},
})
