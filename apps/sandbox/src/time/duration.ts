const pattern = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const unitsMs = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000];

/** The longest time that dates can tell, in milliseconds. */
const longestMs = 8.64e15;

/** Reads an ISO 8601 duration without months and years, such as `PT10M`, in whole milliseconds; undefined where it is none. */
export function parseDurationMs(text: string): number | undefined {
  const parts = pattern.exec(text)?.slice(1);
  const ms = parts?.reduce((sum, part = '0', index) => sum + Number(part) * (unitsMs[index] ?? 0), 0);
  return ms === undefined || ms > longestMs ? undefined : Math.round(ms);
}
