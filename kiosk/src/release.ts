/** Written into every boot record, so that a fault can be told by who made it. */
export const release = "0.1.0"
