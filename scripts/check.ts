// npm run check
import { runChecks } from "./checks/run-checks.ts"

const outcomes = await runChecks()
process.exitCode = outcomes.every((outcome) => outcome.findings === "") ? 0 : 1
