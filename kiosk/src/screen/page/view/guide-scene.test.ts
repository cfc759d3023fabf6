import { expect, test } from "vitest"
import { screenGuide } from "../../screen-message.ts"
import { guideScene } from "./guide-scene.ts"

test("each step says one thing to do, to whom, and nothing that sounds like a punch", () => {
	const steps = screenGuide.shape.step.options
	const scenes = steps.map((step) => guideScene({ name: "dr. Maria Ndoen, M.Kes.", step }))
	expect(
		new Set(scenes.map(({ word, nextStep, advice }) => `${word} ${nextStep} ${advice}`)).size,
	).toBe(steps.length)
	for (const scene of scenes) {
		expect(scene.name).toBe("Maria Ndoen")
		expect(JSON.stringify(scene)).not.toMatch(/tercatat|masuk|pulang/i)
	}
})
