import type { QueryClient } from "@tanstack/react-query"
import {
	createRootRouteWithContext,
	createRoute,
	createRouter,
	Outlet,
	parseSearchWith,
	redirect,
	stringifySearchWith,
} from "@tanstack/react-router"
import { z } from "zod"
import { filters } from "./machines/machine-filter.ts"
import { MachinesPage } from "./machines/machines-page.tsx"
import { MonthPage } from "./month/month-page.tsx"
import type { Office } from "./office/office.ts"
import { isSignedOut } from "./office/office-failure.ts"
import { PeoplePage } from "./people/people-page.tsx"
import { FirstAccessPage } from "./session/first-access-page.tsx"
import { placeQuery, sessionQuery } from "./session/session-queries.ts"
import { SignInPage } from "./session/sign-in-page.tsx"
import { FailurePage, NotFoundNotice, WaitingPage } from "./shell/failure-page.tsx"
import { Shell } from "./shell/shell.tsx"
import { TodayPage } from "./today/today-page.tsx"

type RouterContext = { readonly office: Office; readonly client: QueryClient }

const optionalText = (pattern: RegExp) => z.string().regex(pattern).optional().catch(undefined)

const root = createRootRouteWithContext<RouterContext>()({
	component: Outlet,
	loader: ({ context }) => context.client.ensureQueryData(placeQuery(context.office)),
	notFoundComponent: NotFoundNotice,
})

const signIn = createRoute({
	getParentRoute: () => root,
	path: "/masuk",
	validateSearch: z.object({ kembali: z.string().optional().catch(undefined) }),
	component: SignInPage,
})

const firstAccess = createRoute({
	getParentRoute: () => root,
	path: "/akses",
	component: FirstAccessPage,
})

const shell = createRoute({
	getParentRoute: () => root,
	id: "shell",
	beforeLoad: async ({ context, location }) => {
		try {
			await context.client.ensureQueryData(sessionQuery(context.office))
		} catch (error) {
			if (isSignedOut(error)) throw redirect({ to: "/masuk", search: { kembali: location.href } })
			throw error
		}
	},
	component: Shell,
})

const today = createRoute({ getParentRoute: () => shell, path: "/", component: TodayPage })

const people = createRoute({
	getParentRoute: () => shell,
	path: "/pegawai",
	validateSearch: z.object({ cari: z.string().optional().catch(undefined) }),
	component: PeoplePage,
})

const month = createRoute({
	getParentRoute: () => shell,
	path: "/pegawai/$id",
	validateSearch: z.object({
		bulan: optionalText(/^\d{4}-(0[1-9]|1[0-2])$/),
		hari: optionalText(/^\d{4}-\d\d-\d\d$/),
	}),
	component: MonthPage,
})

const machines = createRoute({
	getParentRoute: () => shell,
	path: "/mesin",
	validateSearch: z.object({
		saring: z.enum(filters).optional().catch(undefined),
		cari: z.string().optional().catch(undefined),
	}),
	component: MachinesPage,
})

/** Whoever is signed in keeps the way to everything else. */
const elsewhere = createRoute({ getParentRoute: () => shell, path: "$", component: NotFoundNotice })

export function createPagesRouter(context: RouterContext) {
	return createRouter({
		routeTree: root.addChildren([
			signIn,
			firstAccess,
			shell.addChildren([today, people, month, machines, elsewhere]),
		]),
		context,
		defaultErrorComponent: FailurePage,
		defaultPendingComponent: WaitingPage,
		scrollRestoration: true,
		// Plain text: an employee number in the address must not turn into a rounded number.
		parseSearch: parseSearchWith((text) => text),
		stringifySearch: stringifySearchWith(String),
	})
}

declare module "@tanstack/react-router" {
	interface Register {
		router: ReturnType<typeof createPagesRouter>
	}
}
