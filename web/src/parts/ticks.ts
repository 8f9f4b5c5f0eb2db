// Ticks as many as their labels have room for.

import { textWidth } from "./fitted.ts";

const room = 14; // pixels between labels

/** The multiples of 1, 2 or 5 times a power of ten that lie within the domain, none of whose labels touch. */
export function fittingTicks([low, high]: [number, number], width: number, label: (tick: number) => string): number[] {
  const smallest = Math.floor(Math.log10((high - low) / 12));
  for (let power = smallest; power <= smallest + 3; ++power)
    for (const digit of [1, 2, 5]) {
      // Divided where the step is below 1, as 0.1 is no binary number.
      const scale = 10 ** Math.abs(power);
      const multiple = (i: number) => (power < 0 ? (i * digit) / scale : i * digit * scale);
      const [first, last] = [Math.ceil(low / multiple(1)), Math.floor(high / multiple(1))];
      const ticks = Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => multiple(first + i));
      const widest = Math.max(0, ...ticks.map((tick) => textWidth(label(tick)) + room));
      if (widest <= (multiple(1) / (high - low)) * width) return ticks;
    }
  return [];
}
