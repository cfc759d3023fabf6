/** The process ends here: nothing that follows in the code was ever done. */
export class SimulatedCrash extends Error {}
