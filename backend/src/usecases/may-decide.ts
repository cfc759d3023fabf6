import type { Scope } from "./ports.ts"

/** Whoever sees every unit decides over machines and their punches; one OPD does not judge its own. */
export const mayDecide = (scope: Scope): boolean => scope.unit === undefined
