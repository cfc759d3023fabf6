// What the simulated office knows before anything happens: one unit, its kiosks and a few people.
import { createHash } from "node:crypto"
import { CityStore } from "@hadir/backend/store/city-store.ts"
import type { OfficeSchema } from "@hadir/backend/store/office-schema.ts"
import type { storeOn } from "@hadir/backend/store/open-store.ts"

type OfficeStore = Awaited<ReturnType<typeof storeOn<OfficeSchema>>>

export const kioskCodes = ["BCDFGH", "CDFGHJ", "DFGHJK", "FGHJKL", "GHJKLM"] as const
export const cards = Array.from({ length: 12 }, (_, index) =>
	Buffer.from([4, 161, 178, 195, 212, 229, index]).toString("hex"),
)

export async function foundSimulatedCity(office: OfficeStore, at: number): Promise<void> {
	const employees = cards.slice(0, 10).map((uid, index) => ({
		...{ id: `p${index}`, nip: `19860926201505${1000 + index}`, name: `Orang ${index}` },
		...{ shortName: `Orang ${index}`, unit: "dinkes", grade: "PNS III/c", schedule: "lima-hari" },
		...{ employedFrom: "2020-01-01", card: { kind: "iso14443a" as const, uid }, cardFrom: 0 },
	}))
	const ids = employees.map((_, index) => `CREDENTIAL${String(index).padStart(6, "A")}`)
	const units = [{ id: "dinkes", name: "Dinas Kesehatan" }]
	await new CityStore(office).found(
		{ government: "Kota", agency: "BKPSDM", units, employees },
		ids,
		at,
	)
}

/** A kiosk's row as its registration leaves it. */
export async function enrolSimulatedKiosk(
	office: OfficeStore,
	kiosk: { readonly code: string; readonly publicKey: string; readonly at: number },
): Promise<void> {
	await office
		.insertInto("kiosk")
		.values({
			...{ code: kiosk.code, unit: "dinkes", place: kiosk.code, zone: "Asia/Makassar" },
			public_key: kiosk.publicKey,
			password_hash: null,
			tag_secret: tagSecretFor(kiosk.code).toString("base64url"),
			...{ tag_secret_id: "s1", registered_at: kiosk.at, retired_at: null },
		})
		.execute()
}

/** 32 bytes that are one kiosk's own. */
export const tagSecretFor = (code: string): Buffer =>
	createHash("sha256").update(`tag secret of ${code}`).digest()
