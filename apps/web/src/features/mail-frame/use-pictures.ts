"use client";
import { useEffect, useState } from "react";
import type { Pictures } from "./compose";

const picturesMax = 60;
const bytesMax = 5_242_880;
const none: Pictures = new Map();

/** Loads pictures with the page's own rights and hands them on as data, so that the frame need not load anything. */
export function usePictures(addresses: ReadonlyMap<string, string>): Pictures {
  const [pictures, setPictures] = useState(none);
  const wanted = Array.from(addresses).slice(0, picturesMax);
  const key = JSON.stringify(wanted);
  useEffect(() => {
    const list = JSON.parse(key) as [string, string][];
    if (list.length === 0) {
      setPictures(none);
      return;
    }
    const stop = new AbortController();
    void Promise.all(list.map(([name, address]) => load(name, address, stop.signal))).then((loaded) => {
      if (!stop.signal.aborted) setPictures(new Map(loaded.filter((entry) => entry !== null)));
    });
    return () => stop.abort();
  }, [key]);
  return pictures;
}

async function load(name: string, address: string, signal: AbortSignal): Promise<[string, string] | null> {
  try {
    const answer = await fetch(address, { signal, headers: { accept: "image/*" } });
    const blob = await answer.blob();
    const isPicture = /^image\/(?:png|jpeg|gif|webp)$/u.test(blob.type);
    return answer.ok && isPicture && blob.size <= bytesMax ? [name, await dataOf(blob)] : null;
  } catch {
    // A picture that does not come leaves its words in its place.
    return null;
  }
}

function dataOf(blob: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result));
  reader.onerror = () => reject(reader.error);
  reader.readAsDataURL(blob);
  return promise;
}
