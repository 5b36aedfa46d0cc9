/** How long something is still good for. */
export function leftText(ms: number): string {
  if (Number.isNaN(ms)) return '';
  if (ms <= 0) return 'Expired';
  const seconds = Math.ceil(ms / 1000);
  if (seconds < 60) return `${seconds} s left`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min ${seconds % 60} s left`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min left`;
}
