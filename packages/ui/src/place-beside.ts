export type Side = "top" | "bottom" | "start" | "end";

const gap = 6;
const edge = 4;

type Box = { top: number; bottom: number; left: number; right: number; width: number; height: number };
type Size = { width: number; height: number };

/** Where a floating box goes: on the wished side, on the other one when there is no room, always inside the window. */
export function besideOf(anchor: Box, box: Size, window: Size, side: "top" | "bottom" | "left" | "right") {
  const middle = {
    left: anchor.left + (anchor.width - box.width) / 2,
    top: anchor.top + (anchor.height - box.height) / 2,
  };
  const isVertical = side === "top" || side === "bottom";
  const before = isVertical ? anchor.top - gap - box.height : anchor.left - gap - box.width;
  const after = isVertical ? anchor.bottom + gap : anchor.right + gap;
  const size = isVertical ? box.height : box.width;
  const room = isVertical ? window.height : window.width;
  const wishesBefore = side === "top" || side === "left";
  const fitsBefore = before >= edge;
  const fitsAfter = after + size <= room - edge;
  const main =
    (wishesBefore && (fitsBefore || !fitsAfter)) || (!wishesBefore && !fitsAfter && fitsBefore) ? before : after;
  const inside = (at: number, length: number, max: number) => Math.max(edge, Math.min(at, max - length - edge));
  return isVertical
    ? { left: inside(middle.left, box.width, window.width), top: inside(main, box.height, window.height) }
    : { left: inside(main, box.width, window.width), top: inside(middle.top, box.height, window.height) };
}

/** Puts a fixed element beside the anchor, following the reading direction. */
export function placeBeside(node: HTMLElement, anchor: DOMRect, side: Side): void {
  const isRtl = getComputedStyle(node).direction === "rtl";
  const start = isRtl ? "right" : "left";
  const end = isRtl ? "left" : "right";
  const physical = side === "start" ? start : side === "end" ? end : side;
  const window = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
  const { left, top } = besideOf(anchor, node.getBoundingClientRect(), window, physical);
  node.style.left = `${left}px`;
  node.style.top = `${top}px`;
}
