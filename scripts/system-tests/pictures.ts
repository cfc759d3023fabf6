// Pictures of a page as a test saw it, for whoever wants to look: HADIR_TEST_PICTURES=<folder>.
import { join } from "node:path"
import type { Page } from "playwright-core"

const desk = { width: 1366, height: 768 }
const phone = { width: 390, height: 844 }

/** At the width of a desk and of a phone. */
export async function look(page: Page, name: string): Promise<void> {
	if (process.env.HADIR_TEST_PICTURES === undefined) return
	await lookOnce(page, name)
	await page.setViewportSize(phone)
	await lookOnce(page, `${name}-phone`)
	await page.setViewportSize(desk)
}

/** As the page stands. */
export async function lookOnce(page: Page, name: string): Promise<void> {
	const pictures = process.env.HADIR_TEST_PICTURES
	if (pictures === undefined) return
	await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}
