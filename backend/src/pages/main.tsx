import "./no-generated-code.ts"
import "./mantine-styles.ts"
import "./tokens.css"
import { MantineProvider } from "@mantine/core"
import { QueryClientProvider } from "@tanstack/react-query"
import { RouterProvider } from "@tanstack/react-router"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { createOffice } from "./office/office.ts"
import { OfficeProvider } from "./office/office-context.tsx"
import { createOfficeQueries } from "./office/office-queries.ts"
import { createPagesRouter } from "./router.tsx"
import { theme } from "./theme.ts"

const office = createOffice({ send: (path, init) => fetch(path, init), now: Date.now })
const client = createOfficeQueries(office, () => {
	const { pathname, href } = router.state.location
	if (pathname !== "/masuk") void router.navigate({ to: "/masuk", search: { kembali: href } })
})
const router = createPagesRouter({ office, client })

const place = document.getElementById("root")
if (place === null) throw new Error("index.html has no #root")

createRoot(place).render(
	<StrictMode>
		<MantineProvider theme={theme} forceColorScheme="light">
			<QueryClientProvider client={client}>
				<OfficeProvider value={office}>
					<RouterProvider router={router} />
				</OfficeProvider>
			</QueryClientProvider>
		</MantineProvider>
	</StrictMode>,
)
