// The characters of each full line of running text, the size of its letters, and where author and date stand. Run in the page.
() => {
    const first = document.querySelector("article") ?? document.body
    const plain = paragraph => !paragraph.closest("aside, header, footer, figure, li, blockquote, table, details, .admonition, .mp-card")
    const lines = []
    const sizes = []
    for (const paragraph of [...first.querySelectorAll("p")].filter(plain)) {
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
        const rows = new Map()
        let bottom = null
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            for (let at = 0; at < node.length; at += 1) {
                const range = document.createRange()
                range.setStart(node, at)
                range.setEnd(node, at + 1)
                const box = range.getClientRects()[0]
                if (!box || box.width === 0) continue
                // Raised and lowered letters stand on the line whose middle they cross.
                if (bottom === null || box.top > bottom - 2) bottom = box.bottom
                rows.set(bottom, (rows.get(bottom) ?? 0) + 1)
            }
        }
        const counts = [...rows.values()]
        if (counts.length < 3) continue
        lines.push(...counts.slice(0, -1))
        sizes.push(parseFloat(getComputedStyle(paragraph).fontSize))
    }
    return {lines, size: sizes.length ? Math.min(...sizes) : null}
}
