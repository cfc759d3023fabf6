// The devices that npm start can emulate.

export const deviceNames = [
	"pn532",
	"rdm6300",
	"ascii",
	"zfm",
	"zk",
	"anviz",
	"adms",
	"panel",
] as const
export type DeviceName = (typeof deviceNames)[number]
