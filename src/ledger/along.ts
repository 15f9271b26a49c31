/**
 * Finds values by their paths, one time after the other, when both come in the order of their paths: then none is
 * looked at twice. What comes in another order may not be found.
 */
export function along<Value>(
  values: readonly Value[],
  pathOf: (value: Value) => string,
): (path: string) => Value | undefined {
  let at = 0;
  return (path) => {
    for (; at < values.length; at++) {
      const value = values[at];
      if (value === undefined || pathOf(value) < path) continue;
      return pathOf(value) === path ? value : undefined;
    }
    return undefined;
  };
}
