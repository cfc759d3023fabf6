// Makes elements. Text goes in as text only: a name is never markup.

type Child = Node | string | undefined

/** @param classes of the element; nothing else is ever set on one here */
export function element(
	tag: "div" | "p" | "span" | "b" | "ol" | "li" | "section" | "header" | "footer" | "h1",
	classes: string,
	...children: readonly Child[]
): HTMLElement {
	const made = document.createElement(tag)
	if (classes !== "") made.className = classes
	for (const child of children) if (child !== undefined) made.append(child)
	return made
}
