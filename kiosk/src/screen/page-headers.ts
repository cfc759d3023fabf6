// What the browser may do with the page: everything comes from the daemon, nothing from elsewhere.
import type { NextFunction, Request, Response } from "express"

const contentPolicy = [
	"default-src 'self'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self' data:",
	"font-src 'self'",
	"media-src 'self'",
	"connect-src 'self'",
	"object-src 'none'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join("; ")

export function pageHeaders(_request: Request, response: Response, next: NextFunction): void {
	response.set({
		"Content-Security-Policy": contentPolicy,
		"X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "no-referrer",
		"Cross-Origin-Resource-Policy": "same-origin",
	})
	next()
}
