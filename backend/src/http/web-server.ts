// The office's web server: pages, staff API, registration and the operator's door.
import { createServer, type Server } from "node:http"
import { join } from "node:path"
import express, { type ErrorRequestHandler, type Express } from "express"
import helmet from "helmet"
import type { Log } from "../usecases/ports.ts"
import { type AttendanceParts, attendanceRoutes } from "./attendance-routes.ts"
import { door, sameOrigin } from "./door.ts"
import { type DecisionParts, machineRoutes } from "./machine-routes.ts"
import { type OperatorParts, operatorRoutes } from "./operator-routes.ts"
import { refuse } from "./refuse.ts"
import { registrationRoutes } from "./registration-routes.ts"
import { ownSessionRoutes, type SessionParts, sessionRoutes } from "./session-routes.ts"

export type WebParts = SessionParts &
	AttendanceParts &
	DecisionParts &
	OperatorParts & {
		readonly host: string
		readonly port: number
		/** The built staff pages. */
		readonly pages: string
		readonly note: Log
	}

const bodyLimit = "100kb"
/** A city's people, or a month's roster of all of them. */
const operatorLimit = "24mb"
const yearMs = 365 * 86_400_000

export class WebServer {
	readonly #parts: WebParts
	#server: Server | undefined

	constructor(parts: WebParts) {
		this.#parts = parts
	}

	start(): Promise<{ port: number }> {
		const { host, port } = this.#parts
		const server = createServer(application(this.#parts))
		this.#server = server
		return new Promise((resolve, reject) => {
			server.once("error", reject)
			server.listen(port, host, () => {
				const address = server.address()
				resolve({ port: typeof address === "object" && address !== null ? address.port : port })
			})
		})
	}

	async stop(): Promise<void> {
		const server = this.#server
		if (server === undefined) return
		await new Promise<void>((resolve) => {
			server.close(() => resolve())
			server.closeAllConnections()
		})
	}
}

function application(parts: WebParts): Express {
	const app = express()
	app.disable("x-powered-by")
	app.use(
		helmet({
			contentSecurityPolicy: {
				useDefaults: false,
				directives: {
					defaultSrc: ["'self'"],
					styleSrc: ["'self'", "'unsafe-inline'"],
					imgSrc: ["'self'", "data:"],
					objectSrc: ["'none'"],
					frameAncestors: ["'none'"],
					baseUri: ["'none'"],
					formAction: ["'self'"],
				},
			},
			strictTransportSecurity: false,
			xFrameOptions: { action: "deny" },
		}),
	)
	app.use("/operator", express.json({ limit: operatorLimit }), operatorRoutes(parts))
	app.use("/api", (_, response, next) => {
		response.set("cache-control", "no-store")
		next()
	})
	app.use("/api", sameOrigin, express.json({ limit: bodyLimit }))
	app.use("/api", sessionRoutes(parts), registrationRoutes(parts.enrol))
	app.use("/api", door(parts.access), ownSessionRoutes(parts), attendanceRoutes(parts))
	app.use("/api", machineRoutes(parts))
	app.use("/api", (_, response) => {
		refuse(response, 404, { code: "no-such-address", message: "Alamat ini tidak ada." })
	})
	servePages(app, parts.pages)
	app.use(failure(parts.note))
	return app
}

/** Built files never change under their name; any other path is the application's own. */
function servePages(app: Express, pages: string): void {
	app.use("/assets", express.static(join(pages, "assets"), { immutable: true, maxAge: yearMs }))
	app.use(express.static(pages, { index: false }))
	app.get(/^[^.]*$/, (_, response) => {
		response.set("cache-control", "no-cache").sendFile(join(pages, "index.html"))
	})
}

const failure =
	(note: Log): ErrorRequestHandler =>
	(cause, request, response, next) => {
		if (response.headersSent) return next(cause)
		const status: unknown = cause instanceof Error && "status" in cause ? cause.status : undefined
		if (typeof status === "number" && status < 500) {
			return refuse(response, status, {
				code: "bad-request",
				message: "Permintaan itu tidak terbaca. Muat ulang halaman, lalu coba lagi.",
			})
		}
		if (cause instanceof Error && "code" in cause && cause.code === "SQLITE_FULL") {
			note("http.disk-full", { path: request.path })
			return refuse(response, 503, {
				code: "disk-full",
				message:
					"Penyimpanan server kantor penuh, jadi tidak ada yang dapat disimpan. Minta administrator mengosongkannya. Mesin tetap mencatat.",
			})
		}
		note("http.failed", { path: request.path, why: cause instanceof Error ? cause.stack : cause })
		refuse(response, 500, {
			code: "failed",
			message:
				"Server kantor gagal menjawab. Coba lagi sebentar; bila tetap gagal, hubungi administrator.",
		})
	}
