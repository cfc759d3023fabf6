// The three questions of the SOAP service of ZKTeco terminals with a web server (Solution X100-C and kin;
// hardware-docs/zksoap.md). All read; an order that writes a user, a template, an option or the clock, or clears
// anything, does not exist here.

/** A question and the element its answer stands in. */
export type SoapQuestion = { readonly body: string; readonly answer: string }

export const questions = {
	readTime: (key: number): SoapQuestion => ({
		body: `<GetDate>${keyOf(key)}</GetDate>`,
		answer: "GetDateResponse",
	}),
	log: (key: number): SoapQuestion => ({
		body: `<GetAttLog>${keyOf(key)}<Arg><PIN xsi:type="xsd:integer">All</PIN></Arg></GetAttLog>`,
		answer: "GetAttLogResponse",
	}),
	users: (key: number): SoapQuestion => ({
		body: `<GetAllUserInfo>${keyOf(key)}</GetAllUserInfo>`,
		answer: "GetAllUserInfoResponse",
	}),
} as const

const keyOf = (key: number): string => `<ArgComKey xsi:type="xsd:integer">${key}</ArgComKey>`
