// What npm start knows of an emulated device: how the kiosk reaches it, and how a person acts at it.

/** What a device has to be told before it starts. */
export type DeviceOrder = {
	/** The office's folder: what a device remembers lies there. */
	readonly data: string
	/** Where the kiosk stands: an IANA zone. */
	readonly zone: string
	/** UTC ms of the kiosk's registration: a terminal was there before it. */
	readonly registeredAt: number
	/** Where terminals that push find the kiosk. */
	readonly pushPort: number
}

export type EmulatedDevice = {
	/** For people, e.g. "finger sensor (R503)". */
	readonly what: string
	/** As the kiosk's settings write it, e.g. "pn532=tcp:127.0.0.1:41001". */
	readonly setting: string
	/** The port on loopback where a hand takes lines. */
	readonly hand: number
	/** What its hand does, the command for it, and what else there is to know. */
	readonly deed: { readonly words: string; readonly command: string; readonly note?: string }
}

export type DeviceSettingKey = "HADIR_KIOSK_READERS" | "HADIR_KIOSK_TERMINALS" | "HADIR_KIOSK_PANEL"
