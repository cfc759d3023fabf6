// One simulated week: five kiosks and their office by the code that runs in the field, in time that is
// turned by hand, with every accident the seed holds. Then calm; then everything must add up.
import { join } from "node:path"
import { journalName } from "@hadir/shared/journal/chain.ts"
import { fromBase64Url, publicKeyFromRaw } from "@hadir/shared/journal/keys.ts"
import { signPaper } from "@hadir/shared/wire/paper.ts"
import { type Chance, seededChance } from "../chance.ts"
import { type Accident, dayMs, hourMs, planWeek, type Week } from "./accidents.ts"
import type { SimBackup } from "./backup-numbers.ts"
import {
	cards,
	enrolSimulatedKiosk,
	foundSimulatedCity,
	kioskCodes,
	tagSecretFor,
} from "./city-of-kiosks.ts"
import { Network } from "./network.ts"
import { makeDisk, type SimDisk } from "./sim-disk.ts"
import { SimKiosk } from "./sim-kiosk.ts"
import { SimOffice } from "./sim-office.ts"
import { VirtualTime } from "./virtual-time.ts"

/** Monday 2 November 2026, 06:00 in Kupang. */
export const firstMoment = Date.UTC(2026, 10, 1, 22)
const minuteMs = 60_000
/** Long enough for every back-off to end and everything stored to go up. */
const calmMs = 10 * minuteMs

export class World {
	readonly time = new VirtualTime(firstMoment)
	readonly kiosks: SimKiosk[] = []
	readonly network: Network
	readonly office: SimOffice
	readonly week: Week
	/** Greens whose only copy an accident destroyed: the one loss that is said to be one. */
	readonly destroyed = new Set<string>()
	readonly sights = { restoredOffices: 0, restoredImages: 0, clones: 0, backups: 0, holes: 0 }
	readonly #chance: Chance
	readonly #images = new Map<string, Buffer>()
	readonly #days: number
	readonly #files: string | undefined

	/** @param files folder for real files; undefined: everything lies in memory */
	constructor(
		seed: number,
		size: { readonly kiosks: number; readonly days: number },
		files: string | undefined,
	) {
		this.#files = files
		this.#chance = seededChance(seed)
		this.#days = size.days
		this.week = planWeek(this.#chance, size)
		this.network = new Network(this.time, this.#chance)
		this.office = new SimOffice({
			...{ time: this.time, network: this.network, chance: this.#chance },
			diskOf: (name) => this.#diskOf(name),
		})
		for (const code of kioskCodes.slice(0, size.kiosks)) this.kiosks.push(this.#kiosk(code, code))
	}

	/** Lives the week, then hours of calm in which everything arrives. */
	async live(): Promise<void> {
		await this.#begin()
		const end = firstMoment + this.#days * dayMs
		for (const accident of this.week.accidents) {
			this.time.at(firstMoment + accident.at, () => this.#happen(accident))
		}
		for (const kiosk of [...this.kiosks]) this.#planTaps(kiosk, this.time.now, end)
		await this.time.runUntil(end)
		await this.#calm()
	}

	#kiosk(device: string, code: string, disk?: Buffer): SimKiosk {
		const { time, network, office } = this
		const diskOf = (name: string) => this.#diskOf(name)
		const parts = { time, network, office, chance: this.#chance, tagSecretOf: tagSecretFor, diskOf }
		return new SimKiosk(parts, device, code, disk)
	}

	#diskOf(name: string): SimDisk {
		return makeDisk(this.#files === undefined ? undefined : join(this.#files, name))
	}

	async #begin(): Promise<void> {
		await this.office.start()
		await foundSimulatedCity(this.office.stores.office, firstMoment)
		for (const kiosk of this.kiosks) {
			this.network.cut(kiosk.device, true)
			kiosk.start(0)
			const { publicKey, journal } = kiosk.identity()
			const key = publicKeyFromRaw("ed25519", fromBase64Url(publicKey))
			if (journalName(key) !== journal) throw new Error("a journal is named by its key")
			await enrolSimulatedKiosk(this.office.stores.office, {
				code: kiosk.code,
				publicKey,
				at: firstMoment,
			})
			const paper = { kiosk: kiosk.code, place: kiosk.code, publicKey, tagSecretId: "s1" }
			kiosk.keepPaper(signPaper(paper, this.office.keys.privateKey))
			kiosk.crashChance = this.week.kioskCrash
		}
		const { loss, repeat, longestDelayMs } = this.week
		this.network.weather = { loss, repeat, longestDelayMs }
		this.office.crashChance = this.week.officeCrash
	}

	#planTaps(kiosk: SimKiosk, from: number, until: number): void {
		for (let day = from; day < until; day += dayMs) {
			for (let taps = this.week.tapsADay; taps > 0; taps--) {
				const at = day + this.#chance.between(0, 11 * hourMs)
				const uid = this.#chance.pick(cards)
				if (at < until) this.time.at(at, () => kiosk.tap(uid))
			}
		}
		this.time.every(hourMs, () => kiosk.makeRoom())
	}

	async #happen(accident: Accident): Promise<void> {
		const kiosk = "kiosk" in accident ? this.kiosks[accident.kiosk] : undefined
		if (kiosk !== undefined) return this.#happenToKiosk(kiosk, accident)
		switch (accident.kind) {
			case "office-killed":
				await this.office.kill()
				this.time.after(accident.ms, () => this.#startOffice())
				return
			case "backup":
				return this.#backUp()
			case "office-restored": {
				const { sets } = this.office.backups
				return this.#restoreOffice(sets[accident.which % (sets.length + 1)])
			}
			case "backup-expired":
				return this.office.backups.letOldestGo()
			case "expired-restored":
				return this.#restoreOffice(this.office.backups.expired[0])
			default:
				return
		}
	}

	#happenToKiosk(kiosk: SimKiosk, accident: Accident): void {
		switch (accident.kind) {
			case "window":
				this.network.cut(kiosk.device, false)
				this.time.after(accident.ms, () => this.network.cut(kiosk.device, true))
				return
			case "power":
				kiosk.cutPower()
				this.time.after(accident.ms, () => kiosk.start(this.#wrongClock()))
				return
			case "clock":
				return kiosk.stepClock(accident.step)
			case "disk-full":
				kiosk.isDiskFull = true
				this.time.after(accident.ms, () => {
					kiosk.isDiskFull = false
				})
				return
			case "disk-short":
				kiosk.isDiskShort = true
				this.time.after(accident.ms, () => {
					kiosk.isDiskShort = false
				})
				return
			case "image-taken":
				this.#images.set(kiosk.device, kiosk.image())
				return
			case "image-restored":
				return this.#restoreImage(kiosk)
			case "cloned":
				return this.#clone(kiosk)
			default:
				return
		}
	}

	async #startOffice(): Promise<void> {
		if (!this.office.isRunning) await this.office.start()
	}

	/** office.db and journal.db as of one moment, verified, counted from now on. */
	async #backUp(): Promise<void> {
		if (!this.office.isRunning) return
		const chains = await this.office.verify()
		const broken = chains.find(({ brokenAt }) => brokenAt !== undefined)
		if (broken !== undefined) throw new Error("a backup of a log that does not hold")
		const heads = (await this.office.stores.reader.chains()).map(({ journal, chain, head }) => ({
			...{ journal, chain, head },
		}))
		this.office.backups.add(this.office.image(), heads, this.time.now)
		this.sights.backups++
	}

	async #restoreOffice(set: SimBackup | undefined): Promise<void> {
		if (set === undefined) return
		await this.office.kill()
		this.office.restore(set.image)
		this.sights.restoredOffices++
		this.time.after(this.#chance.between(1_000, hourMs), () => this.#startOffice())
	}

	#restoreImage(kiosk: SimKiosk): void {
		const image = this.#images.get(kiosk.device)
		if (image === undefined) return
		kiosk.cutPower()
		this.#forgetWhatOnlyItHeld(kiosk)
		kiosk.restore(image)
		this.sights.restoredImages++
		this.time.after(this.#chance.between(1_000, hourMs), () => kiosk.start(this.#wrongClock()))
	}

	/** Greens that no image and no office may hold: their card was overwritten. */
	#forgetWhatOnlyItHeld(kiosk: SimKiosk): void {
		for (const { record, device } of kiosk.greens) {
			if (device === kiosk.device) this.destroyed.add(record)
		}
	}

	#clone(kiosk: SimKiosk): void {
		const twin = this.#kiosk(`${kiosk.code} twin`, kiosk.code, kiosk.image())
		twin.crashChance = this.week.kioskCrash
		this.kiosks.push(twin)
		this.network.cut(twin.device, true)
		this.sights.clones++
		const end = firstMoment + this.#days * dayMs
		twin.start(this.#wrongClock())
		this.#planTaps(twin, this.time.now, end)
		for (let at = this.time.now; at < end; at += this.#chance.between(hourMs, 2 * dayMs)) {
			this.time.at(at, () => this.network.cut(twin.device, false))
			this.time.at(at + 5 * minuteMs, () => this.network.cut(twin.device, true))
		}
	}

	#wrongClock(): number {
		return this.#chance.next() < 0.5 ? 0 : this.#chance.between(-3 * dayMs, hourMs)
	}

	/** No more faults. Machines that share a code are on the line one after the other. */
	async #calm(): Promise<void> {
		this.office.crashChance = 0
		this.network.weather = { loss: 0, repeat: 0, longestDelayMs: 50 }
		for (const kiosk of this.kiosks) {
			kiosk.crashChance = 0
			kiosk.isDiskFull = false
			kiosk.isDiskShort = false
		}
		await this.time.runUntil(this.time.now + 2 * hourMs)
		await this.#startOffice()
		for (const kiosk of this.kiosks) kiosk.start(0)
		const twins = this.kiosks.filter(({ device, code }) => device !== code)
		const shared = new Set(twins.map(({ code }) => code))
		await this.#talk(this.kiosks.filter(({ code }) => !shared.has(code)))
		for (let round = 0; round < 2; round++) {
			for (const kiosk of this.kiosks) if (shared.has(kiosk.code)) await this.#talk([kiosk])
		}
	}

	/** These alone are on the line, as long as it takes. */
	async #talk(kiosks: readonly SimKiosk[]): Promise<void> {
		for (const { device } of kiosks) this.network.cut(device, false)
		await this.time.runUntil(this.time.now + calmMs)
		for (const { device } of kiosks) this.network.cut(device, true)
	}
}
