"use client";
import { type RefObject, useLayoutEffect, useState } from "react";
import type { FrameLook } from "./compose";

const light: FrameLook = { isDark: false, ink: "#1b1d22", link: "#0b57d0", line: "#d0d3d9", fill: "#eceef1" };

/** The theme's colours as the frame, which shares no style with the page, has to be told them. */
export function useLook(probe: RefObject<HTMLElement | null>): FrameLook {
  const [look, setLook] = useState(light);
  useLayoutEffect(() => {
    const read = () => {
      if (probe.current) setLook((before) => sameOr(before, lookOf(probe.current as HTMLElement)));
    };
    read();
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-contrast"] });
    return () => observer.disconnect();
  }, [probe]);
  return look;
}

function lookOf(probe: HTMLElement): FrameLook {
  const colourOf = (name: string): string => {
    probe.style.color = `var(${name})`;
    const { color } = getComputedStyle(probe);
    probe.style.color = "";
    return color;
  };
  return {
    isDark: document.documentElement.dataset.theme === "dark",
    ink: colourOf("--ink"),
    link: colourOf("--accent-ink"),
    line: colourOf("--line-strong"),
    fill: colourOf("--fill"),
  };
}

const sameOr = (before: FrameLook, now: FrameLook): FrameLook =>
  JSON.stringify(before) === JSON.stringify(now) ? before : now;
