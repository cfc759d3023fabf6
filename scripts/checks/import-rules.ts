// The house as rules that dependency-cruiser can check: who may import whom.
import type { IForbiddenRuleType } from "dependency-cruiser"

/** Tests may reach across the layers of their own half, and use any library. */
const tests = "\\.(?:test|fixture)\\.(?:ts|tsx|mjs)$"
/** Files that something else than an import starts: programs, build settings, workers, tests. */
const entries = [
	"(?:^|/)main\\.tsx?$",
	"/src/cli/",
	"vite\\.config\\.ts$",
	"-worker\\.ts$",
	"^scripts/",
	tests,
]
const buildSettings = "vite\\.config\\.ts$"
/** Built-ins resolve to their bare names; files have an extension. */
const builtIns = "^[a-z_0-9:/]+$"
const library = (...names: readonly string[]) => `(?:^|/)node_modules/(?:${names.join("|")})/`
const workspaces = "^(?:shared|firmware-bridge|kiosk|backend)/"

type Side = { readonly path?: string | string[]; readonly pathNot?: string | string[] }

const never = (name: string, comment: string, from: Side, to: Side): IForbiddenRuleType => ({
	name,
	comment,
	severity: "error",
	from,
	to,
})

/** `from` may import nothing but `allowed`; its tests are free. */
const only = (
	name: string,
	comment: string,
	from: string,
	allowed: readonly string[],
): IForbiddenRuleType =>
	never(name, comment, { path: from, pathNot: [tests, buildSettings] }, { pathNot: [...allowed] })

const house: IForbiddenRuleType[] = [
	only(
		"ground-floor",
		"shared imports zod, temporal-polyfill and node:crypto alone: no I/O.",
		"^shared/",
		["^shared/src/", library("zod", "temporal-polyfill"), "^crypto$"],
	),
	never(
		"arrows-go-down",
		"Nothing on the ground floor knows what stands on it.",
		{ path: "^shared/" },
		{ path: "^(?:firmware-bridge|kiosk|backend)/" },
	),
	never(
		"bridge-knows-shared-only",
		"firmware-bridge turns bytes into events for whoever asks.",
		{ path: "^firmware-bridge/" },
		{ path: "^(?:kiosk|backend)/" },
	),
	never(
		"halves-never-meet",
		"kiosk and backend meet on the wire, never in an import.",
		{ path: "^kiosk/" },
		{ path: "^backend/" },
	),
	never(
		"office-knows-no-devices",
		"backend imports shared alone.",
		{ path: "^backend/" },
		{ path: "^(?:kiosk|firmware-bridge)/" },
	),
	never(
		"nothing-imports-scripts",
		"scripts may import everything; nothing imports scripts.",
		{ pathNot: "^scripts/" },
		{ path: "^scripts/" },
	),
	only(
		"set-up-stands-alone",
		"Set-up runs before anything is installed: Node's built-ins only.",
		"^scripts/(?:run\\.mjs$|setup/)",
		["^scripts/setup/", builtIns],
	),
]

const layers: IForbiddenRuleType[] = [
	only(
		"domain-is-pure",
		"A rule is a function of values: it imports its domain, shared and zod.",
		"^(kiosk|backend)/src/domain/",
		["^$1/src/domain/", "^shared/src/", library("zod")],
	),
	only(
		"usecases-know-no-adapter",
		"A use case imports domain and shared; ports.ts says what it needs of the world.",
		"^(kiosk|backend)/src/usecases/",
		["^$1/src/(?:domain|usecases)/", "^shared/src/", library("zod"), "^crypto$"],
	),
	never(
		"adapters-are-strangers",
		"Only main.ts and the cli know two adapters; nobody below main imports main or config.",
		{ path: "^(kiosk|backend)/src/(?!(?:cli|domain|usecases)/)([^/]+)/", pathNot: tests },
		{ path: "^$1/src/", pathNot: "^$1/src/(?:$2|usecases|domain)/" },
	),
	never(
		"cli-starts-no-main",
		"A command uses the parts, not the daemon.",
		{ path: "^(kiosk|backend)/src/cli/", pathNot: tests },
		{
			path: "^$1/src/(?:main|daemon|storage|own-records|office|office-stores|ingest|upkeep)\\.ts$",
		},
	),
	only(
		"pages-know-the-wire-only",
		"The staff pages run in a browser and know the office by its messages.",
		"^backend/src/pages/",
		[
			"^backend/src/pages/",
			"^shared/src/(?:wire|time)/",
			library(
				"react",
				"react-dom",
				"@mantine",
				"@tanstack",
				"@tabler",
				"@fontsource-variable",
				"zod",
			),
		],
	),
	never(
		"nothing-imports-pages",
		"Pages are built, not imported.",
		{ pathNot: ["^backend/src/pages/", "^scripts/"] },
		{ path: "^backend/src/pages/" },
	),
	only(
		"screen-page-runs-in-a-browser",
		"The kiosk's page knows the screen's messages and pure code, no Node.",
		"^kiosk/src/screen/page/",
		["^kiosk/src/(?:screen|domain)/", "^shared/src/", library("@fontsource-variable", "zod")],
	),
]

const devices: IForbiddenRuleType[] = [
	never(
		"one-importer-of-serialport",
		"ports/serial-port.ts alone knows the serial library.",
		{ pathNot: "^firmware-bridge/src/ports/serial-port\\.ts$" },
		{ path: library("serialport", "@serialport") },
	),
	never(
		"emulators-share-no-code",
		"An emulator that used the driver's code would agree with the driver's mistakes.",
		{ path: "^firmware-bridge/emulators/", pathNot: tests },
		{ path: "^firmware-bridge/src/" },
	),
	never(
		"product-knows-no-emulator",
		"Emulators serve tests and newcomers.",
		{ pathNot: ["^firmware-bridge/emulators/", "^scripts/", tests] },
		{ path: "^firmware-bridge/emulators/" },
	),
	only(
		"frames-are-pure",
		"frame.ts and framer.ts turn bytes into values: no port, no clock, no library.",
		"^firmware-bridge/src/devices/([^/]+)/framer?\\.ts$",
		["^firmware-bridge/src/(devices/$1/framer?|cut-frames)\\.ts$", "^shared/src/"],
	),
	never(
		"devices-are-strangers",
		"A device is one folder and can be removed as one.",
		{ path: "^firmware-bridge/src/devices/([^/]+)/" },
		{ path: "^firmware-bridge/src/devices/", pathNot: "^firmware-bridge/src/devices/$1/" },
	),
]

const tidiness: IForbiddenRuleType[] = [
	never(
		"no-test-code-in-the-product",
		"What only tests use stays with tests.",
		{ pathNot: [tests, "^scripts/"] },
		{ path: tests },
	),
	{
		...never("declared-libraries", "A library stands in the package.json of its user.", {}, {}),
		to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
	},
	{
		...never("no-tools-in-the-product", "A development tool is not there in production.", {}, {}),
		from: { path: workspaces, pathNot: [tests, buildSettings] },
		to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
	},
	{
		...never("everything-resolves", "An import that leads nowhere is checked by nobody.", {}, {}),
		to: { couldNotResolve: true },
	},
	{
		...never("no-circles", "Two files that need each other are one file or three.", {}, {}),
		to: { circular: true },
	},
	{
		...never("no-dead-files", "No program, page, script or test reaches this file.", {}, {}),
		from: { path: entries },
		// Types of a package that has none are read by the compiler, and by nobody else.
		to: {
			path: `${workspaces}.*\\.(?:ts|tsx|mjs)$`,
			pathNot: [entries, "\\.d\\.ts$"].flat(),
			reachable: false,
		},
	},
]

export const importRules: readonly IForbiddenRuleType[] = [
	...house,
	...layers,
	...devices,
	...tidiness,
]
