// The one list of protocols whose bytes can be looked at.
import type { Decode } from "./decoded.ts"
import { decodeAdms, decodeAttlog } from "./devices/adms/decode.ts"
import { decodeAnviz } from "./devices/anviz/decode.ts"
import { decodeWiegand } from "./devices/ascii/decode.ts"
import { decodePn532 } from "./devices/pn532/decode.ts"
import { decodeEm4100 } from "./devices/rdm6300/decode.ts"
import { decodeZfm } from "./devices/zfm/decode.ts"
import { decodeZk, decodeZkPunches, decodeZkUsers } from "./devices/zkteco/decode.ts"

export const protocols = [
	"pn532",
	"zfm",
	"zk",
	"zk-attlog",
	"zk-users",
	"adms",
	"attlog-dat",
	"em4100",
	"wiegand",
	"anviz",
] as const
export type Protocol = (typeof protocols)[number]

type Known = { readonly decode: Decode; readonly isText: boolean }

export const decoders: Readonly<Record<Protocol, Known>> = {
	pn532: { decode: decodePn532, isText: false },
	zfm: { decode: decodeZfm, isText: false },
	zk: { decode: decodeZk, isText: false },
	"zk-attlog": { decode: decodeZkPunches, isText: false },
	"zk-users": { decode: decodeZkUsers, isText: false },
	adms: { decode: decodeAdms, isText: true },
	"attlog-dat": { decode: decodeAttlog, isText: true },
	em4100: { decode: decodeEm4100, isText: false },
	anviz: { decode: decodeAnviz, isText: false },
	wiegand: { decode: decodeWiegand, isText: true },
}
