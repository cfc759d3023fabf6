import { z } from "zod"

const words = "a number from 0 to 4294967295, or 0x and up to eight hex digits"

/** "password=0" to "password=4294967295", or in hex "password=0x01020304". */
export const zfmOptions = z.strictObject({
	password: z
		.string()
		.regex(/^(?:\d{1,10}|0x[0-9a-fA-F]{1,8})$/, words)
		.transform(Number)
		.refine((password) => password <= 0xffff_ffff, words)
		.default(0),
})
