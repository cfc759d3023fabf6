import styles from "./form-field.module.css"

/** Class names for the parts of a Mantine text input in the sign-in forms. */
export const fieldClasses = {
	root: styles.field ?? "",
	error: styles.error ?? "",
	description: styles.description ?? "",
}
