/**
 * Of the rules in this folder and in ../taxes: one more with each change by which any month would come to other
 * lines. Closed months keep the version that worked them out.
 */
export const engineVersion = 1
