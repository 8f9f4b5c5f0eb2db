// Names that fit into a drawing, whose words do not wrap by themselves.

const fontSize = 12; // as charts have it

let context: CanvasRenderingContext2D | null = null;

/** In pixels, at the size that charts write in. */
export function textWidth(text: string): number {
  if (context === null) {
    context = document.createElement("canvas").getContext("2d")!;
    context.font = `${fontSize}px ${getComputedStyle(document.body).fontFamily}`;
  }
  return context.measureText(text).width;
}

/** How many of the characters stand side by side within the width, at least one. */
function fitting(characters: string[], width: number, end = ""): number {
  let count = characters.length;
  while (count > 1 && textWidth(characters.slice(0, count).join("") + end) > width) count -= 1;
  return count;
}

/** The text in as many lines as it needs, but no more than `most`; what has no room is cut off with an ellipsis. */
export function fitted(text: string, width: number, most: number): string {
  const lines: string[] = [];
  let rest = [...text.trim()].slice(0, 300);
  while (rest.length > 0) {
    const room = fitting(rest, width);
    if (room === rest.length) return [...lines, rest.join("")].join("\n");
    if (lines.length === most - 1) {
      return [...lines, `${rest.slice(0, fitting(rest, width, "…")).join("").trim()}…`].join("\n");
    }
    const space = rest.lastIndexOf(" ", room);
    const end = space > 0 ? space : room;
    lines.push(rest.slice(0, end).join(""));
    rest = [...rest.slice(end).join("").trim()];
  }
  return lines.join("\n");
}

/** As wide as the widest of the titles, but no wider than `most`. */
export function marginFor(titles: readonly string[], most: number): number {
  const widest = titles.reduce((width, title) => Math.max(width, textWidth(title.slice(0, 80))), 0);
  return Math.ceil(Math.min(widest, most)) + 10;
}
