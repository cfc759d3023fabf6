// Older forms of an allowance policy's file, brought to the present one: a government's file is never too old.

/** Of the file's form. */
export const policyVersion = 2

/**
 * Form 2 adds the table `extra` (THR, the 13th month), which a file may leave out: whatever form 1 said it says still.
 * What is no object, or of another form, comes back as it is: the schema says what is wrong with it.
 */
export function migratePolicy(value: unknown): unknown {
	if (typeof value !== "object" || value === null || !("version" in value)) return value
	return value.version === 1 ? { ...value, version: policyVersion } : value
}
